import { typesetAll } from '../../../web/index.js';
import type { Unspent } from '../../domain/agreement.js';
import type { PackItem } from '../../domain/year-end-pack.js';

type Item = Readonly<{ account: string; name: string }>;

/** The report on a grant is a French document, whatever its reader's language. Accounts: plan comptable général, ANC n° 2018-06. */
export const packWords = typesetAll({
  title: 'Compte rendu financier de subvention',
  network: (name: string): string => `Réseau de ${name}`,
  to: (funder: string, carrier: string): string => `Pour ${funder}, par ${carrier}`,
  agreement: (title: string, reference: string, from: string, to: string): string =>
    `Convention « ${title} » (${reference}), du ${from} au ${to}.`,
  closed: (day: string): string => `Close le ${day} : ces chiffres ne changent plus.`,
  open: 'La convention n’est pas close : ces chiffres peuvent encore changer.',
  headline: (spent: string, granted: string): string => `${spent} dépensés, sur ${granted} accordés.`,
  lede: 'Ce que demande le cerfa 15059, dans son ordre. Les chiffres viennent du grand livre ; ce qui est à compléter est à l’association.',
  fill: 'à compléter',
  story: '1. Bilan qualitatif de l’action',
  storyParts: [
    'La mise en œuvre de l’action',
    'Les bénéficiaires',
    'Les dates et les lieux',
    'Les objectifs atteints, au regard des indicateurs convenus',
  ],
  table: '2. Tableau de synthèse',
  expenses: 'Charges',
  income: 'Produits',
  account: 'Compte',
  line: 'Ligne',
  planned: 'Prévision',
  done: 'Réalisation',
  share: '%',
  total: 'Total de ce qui est connu ici',
  part: (name: string): string => `dont ${name}`,
  items: {
    services: { account: '60', name: 'Achats, prestations de services' },
    committed: { account: '', name: 'Encore engagé' },
    kept: { account: '68', name: 'Engagements à réaliser sur ressources affectées' },
    otherExpenses: { account: '61 à 69', name: 'Autres charges, directes et indirectes' },
    subsidy: { account: '74', name: 'Subventions d’exploitation' },
    repaid: { account: '', name: 'Non dépensé, à reverser' },
    ownMeans: { account: '', name: 'Ressources propres affectées à l’action' },
    otherIncome: { account: '70 à 79', name: 'Autres produits' },
  } satisfies Record<PackItem, Item>,
  grantedAtStart: 'accordé au départ',
  amendment: (reference: string): string => `avenant ${reference}`,
  transferred: 'reçu d’autres conventions, ou passé à elles',
  tableNote:
    'L’interprétariat est compté tout entier au compte 60, déplacements des interprètes compris, puisque le prestataire les facture. Sommes toutes taxes comprises.',
  byYear: 'Dépensé par année civile',
  byAgreementYear: 'Dépensé par année de la convention',
  nature: 'Nature',
  spentInAll: 'En tout',
  left: 'Ce qui reste, et ce qu’il devient',
  granted: 'Accordé en tout',
  spent: 'Dépensé',
  committed: 'Encore engagé',
  unspent: 'Non dépensé',
  overdrawn: 'Dépassement',
  fate: 'Ce qu’il devient',
  sum: 'Somme',
  fates: {
    repayment: 'Reversé au financeur',
    restricted_funds: 'Gardé en fonds dédiés',
    carry_over: 'Reporté sur la convention suivante',
  } satisfies Record<Unspent, string>,
  debt: 'Repris par la convention suivante',
  comments: '3. Commentaires',
  commentParts: [
    'Règles de répartition des charges indirectes',
    'Écarts entre la prévision et la réalisation',
    'Contributions volontaires en nature',
    'Observations',
  ],
  certified: (carrier: string): string =>
    `Je soussigné(e), représentant(e) légal(e) de ${carrier}, certifie exactes les informations du présent compte rendu.`,
  signed: 'Fait à, le, nom et signature',
  foot: (reference: string, network: string): string =>
    `Compte rendu financier, ${reference}, réseau de ${network}`,
  page: (page: number, pages: number): string => `page ${page} sur ${pages}`,
  csv: { section: 'Partie', from: 'Du', to: 'Au', euros: ' (€)' },
});
