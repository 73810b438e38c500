import { typesetAll } from '../../../web/index.js';

/** The record is a French document, whatever the reader's language. */
export const recordWords = typesetAll({
  title: (day: string): string => `Passage de relais du ${day}`,
  network: (name: string): string => `Réseau de ${name}. Procès-verbal.`,
  lede: (from: string, to: string): string =>
    `${from} a passé le relais à ${to}. Tout a été fait en une fois.`,
  carriedBy: (carrier: string): string => `portée par ${carrier}`,
  paysUntil: (day: string): string => `paie jusqu’au ${day}, minuit`,
  paysFrom: (day: string): string => `paie à partir du ${day}, 0 h`,
  before: 'Avant',
  after: 'Après',
  consumed: 'Consommé',
  committed: 'Engagé',
  available: 'Disponible',
  granted: 'Accordé',
  balance: (sum: string): string =>
    `${sum} d’engagements sortent d’un côté, ${sum} entrent de l’autre. Rien ne s’est perdu.`,
  moved: 'Ce qui est passé',
  request: 'demande',
  requests: 'demandes',
  pass: 'Demandes à venir, avec ce qui leur était réservé',
  stay: 'Demandes que paie encore la convention qui passe le relais',
  released: 'Demandes libérées, comptées sans interprète',
  covered: 'Ajouté par avenant pour couvrir ce qui manquait',
  remainder: (kept: string): string => `Reste transféré, ${kept} gardés pour les appels connus plus tard`,
  noRemainder: 'Reste transféré : aucun, il demeure où il était',
  codesKept: 'Codes gardés',
  codesReplaced: 'Codes remplacés',
  who: 'Qui a décidé',
  drafted: (who: string): string => `Préparé par ${who}`,
  confirmed: (who: string): string => `Confirmé par ${who}`,
  executed: (who: string): string => `Fait par ${who}`,
  program: 'la plateforme, le jour venu',
  gone: 'un compte fermé depuis',
  seal: 'Empreinte SHA-256',
  verify:
    'C’est celle du fichier JSON du même procès-verbal, octet pour octet : « sha256sum » la recalcule. Un seul chiffre changé la change.',
});
