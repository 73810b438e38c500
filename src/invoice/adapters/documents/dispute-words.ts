import { typesetAll } from '../../../web/index.js';
import type { Verdict } from '../../domain/invoice.js';

const verdicts: Readonly<Record<Verdict, string>> = {
  total_differs: 'Le total de la facture',
  priced_differently: 'Prix différent du nôtre',
  unknown_to_us: 'Appel inconnu de nous',
  repeated: 'Déjà facturé',
  missing_from_invoice: 'Absent de la facture',
  matched: 'Concorde',
};

/** The letter is written to French providers, in French whoever prints it. */
export const disputeWords = typesetAll({
  title: (number: string): string => `Contestation de la facture ${number}`,
  from: (network: string): string => `De la part de ${network}`,
  to: (provider: string): string => `À l’attention de ${provider}`,
  opening: 'Madame, Monsieur,',
  body: (number: string, issuedOn: string, period: string, total: string): string =>
    `Nous avons rapproché votre facture ${number} du ${issuedOn}, pour la période ${period}, d’un montant de ${total}, de nos propres relevés. Les lignes ci-dessous ne correspondent pas à ce que nous avons enregistré. Nous vous prions de les vérifier et de nous adresser un avoir ou une facture rectifiée.`,
  rest: 'Les autres lignes ne sont pas contestées.',
  closing: 'Avec nos salutations distinguées.',
  number: 'Facture',
  account: 'Compte client',
  lines: 'Les lignes contestées',
  line: 'Ligne',
  what: 'Constat',
  reference: 'Référence',
  code: 'Code client',
  day: 'Date',
  theirs: 'Votre montant',
  ours: 'Notre montant',
  reason: 'Motif',
  comment: 'Précision',
  sum: 'Montant des lignes contestées',
  none: 'Aucune ligne n’est contestée.',
  page: (page: number, of: number): string => `Page ${page} sur ${of}`,
  verdicts,
});
