/** The people of the demonstration, by what they do: their addresses are of a domain that leads nowhere (RFC 2606). */
export const demoAccounts = [
  {
    network: 'Réseau de Rouen',
    people: [
      { email: 'gp@rouen.example', who: 'médecin de la MSP, code ROU-MG-01' },
      { email: 'secretariat@rouen.example', who: 'secrétariat de la MSP' },
      { email: 'coordination@rouen.example', who: 'coordination du réseau' },
      { email: 'financeur@mdm.example', who: 'financeur, Médecins du Monde' },
      { email: 'financeur@ctai.example', who: 'financeur, CTAI' },
      { email: 'prestataire@ism.example', who: 'prestataire, ISM' },
    ],
  },
  {
    network: 'PRISME Bordeaux, que personne de Rouen ne voit',
    people: [
      { email: 'gp@bordeaux.example', who: 'médecin' },
      { email: 'coordination@bordeaux.example', who: 'coordination du réseau' },
    ],
  },
  { network: 'Toute la plateforme', people: [{ email: 'admin@truchement.example', who: 'administration' }] },
] as const;

export const ADMIN = 'admin@truchement.example';
