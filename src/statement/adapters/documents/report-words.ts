import { typesetAll } from '../../../web/index.js';

/** A report is a French document, whatever its reader's language. */
export const reportWords = typesetAll({
  name: 'Rapport',
  title: (year: number): string => `Rapport d’activité ${year}`,
  network: (name: string): string => `Réseau de ${name}`,
  period: (from: string, to: string): string => `Du ${from} au ${to}`,
  allAgreements: 'Toutes les conventions',
  agreement: (title: string, reference: string, funder: string): string =>
    `Convention « ${title} » (${reference}), ${funder}.`,
  whole: 'Toutes les conventions du réseau ensemble.',
  counted:
    'Sont comptées les interventions que le livre a imputées ; un relevé d’appels qui arrive plus tard peut encore en ajouter.',
  coordinator:
    'Version de la coordination : rien n’y est masqué. Demandez celle à diffuser avant de l’envoyer.',
  without: 'Ce qu’il aurait fallu faire sans',
  foot: (title: string, network: string): string => `${title}, réseau de ${network}`,
  networkColumn: 'Réseau',
  agreementColumn: 'Convention',
  from: 'Du',
  to: 'Au',
  headline: 'En une phrase',
  argument: 'Sans ce dispositif',
});
