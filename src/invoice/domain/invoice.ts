import type { Day } from '../../kernel/civil-time.js';
import type { Bilingual } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';

/** Facture : what a provider asks for a month, as it was received. It never changes; what is decided of it stands beside it. */
export type ProviderInvoice = Readonly<{
  networkId: Id;
  id: Id;
  providerId: Id;
  /** The provider's own; once for each provider. */
  number: string;
  issuedOn: Day;
  /** First and last local day that it is about. */
  from: Day;
  to: Day;
  /** Under which name the provider knows the network. */
  clientAccount: string | null;
  totalCents: Cents;
  /** Whether it came with its lines; else it is its total alone. */
  hasLines: boolean;
  /** SHA-256 of the PDF, and of the file of its lines, in hexadecimal. */
  pdfHash: string;
  listHash: string | null;
  receivedBy: Id;
  receivedAt: Date;
}>;

/** What a line of an invoice turns out to be, beside our own sessions; what asks for a decision stands first. */
export const verdicts = [
  'total_differs',
  'priced_differently',
  'unknown_to_us',
  'repeated',
  'missing_from_invoice',
  'matched',
] as const;
export type Verdict = (typeof verdicts)[number];

export const invoiceStatuses = ['to_decide', 'to_settle', 'settled'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

export type DecisionKind = 'accepted' | 'disputed';

/** Why a difference is accepted or disputed. Codes, so that nobody can write about a patient. */
export const acceptReasons = {
  provider_is_right: { fr: 'Le prestataire a raison', en: 'The provider is right' },
  price_agreed: { fr: 'Prix convenu avec le prestataire', en: 'Price agreed with the provider' },
  invoiced_otherwise: { fr: 'Facturé sur une autre facture', en: 'Invoiced on another invoice' },
  too_small_to_discuss: { fr: 'Écart trop faible pour être discuté', en: 'Too small to discuss' },
  other: { fr: 'Autre', en: 'Other' },
} as const satisfies Record<string, Bilingual>;

export const disputeReasons = {
  wrong_price: { fr: 'Prix contraire au bordereau', en: 'Price against the tariff' },
  wrong_duration: { fr: 'Durée erronée', en: 'Wrong duration' },
  not_our_call: { fr: 'Ne concerne pas notre réseau', en: 'Not our network’s' },
  did_not_take_place: { fr: 'N’a pas eu lieu', en: 'Did not take place' },
  invoiced_twice: { fr: 'Facturé deux fois', en: 'Invoiced twice' },
  not_invoiced: { fr: 'Absent de la facture', en: 'Not on the invoice' },
  wrong_total: { fr: 'Total erroné', en: 'Wrong total' },
  other: { fr: 'Autre', en: 'Other' },
} as const satisfies Record<string, Bilingual>;

export type DecisionReason = keyof typeof acceptReasons | keyof typeof disputeReasons;

/** What was decided of a difference. */
export type Decision = Readonly<{
  kind: DecisionKind;
  reason: DecisionReason;
  /** Of the file, never of a patient. */
  comment: string | null;
}>;

/** Why a line counts as repeated. */
export type Repeat = 'on_this_invoice' | 'on_an_earlier_one';
