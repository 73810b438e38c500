import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: 'Rapport d’activité',
  lede: 'Ce que le réseau a fait en un an : l’argument pour le prochain financement.',
  year: 'Année',
  agreement: 'Convention',
  all: 'Toutes',
  audience: 'Version',
  audiences: { coordinator: 'La vôtre, complète', funder: 'À diffuser, masquée' },
  without: 'Ce qu’il aurait fallu faire sans',
  others: 'Les autres chiffres',
  masked: 'C’est la version à donner aux financeurs et aux élus : les petits nombres y sont masqués.',
  pdf: 'Le rapport (PDF)',
  xlsx: 'Un tableau par feuille (XLSX)',
  csv: 'Un chiffre par ligne (CSV)',
};
type ReportWords = typeof french;

const english: ReportWords = {
  title: 'Activity report',
  lede: 'What the network did in a year: the argument for the next funding. The report itself is in French.',
  year: 'Year',
  agreement: 'Agreement',
  all: 'All',
  audience: 'Version',
  audiences: { coordinator: 'Yours, whole', funder: 'To hand round, masked' },
  without: 'What there would have been without',
  others: 'The other figures',
  masked: 'This is the version to give to funders and elected people: small numbers are masked.',
  pdf: 'The report (PDF)',
  xlsx: 'One sheet a table (XLSX)',
  csv: 'One figure a row (CSV)',
};

const all = { fr: typesetAll(french), en: english } as const;
export const reportPageWords = ({ words }: Pick<PageContext, 'words'>): ReportWords => all[words.language];
