import type { Bilingual } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';
import { lineRefusals, type CallFields } from './call-list/call-line.js';
import type { CallListMapping } from './call-list/mapping.js';

export const importStatuses = ['received', 'running', 'done', 'failed'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** Bordereau d'appels : one call list of a provider, as it was taken in. */
export type CallImport = Tally &
  Readonly<{
    networkId: Id;
    id: Id;
    providerId: Id;
    status: ImportStatus;
    /** As whoever sent it called it, at most 120 characters; null where it had no name. */
    fileName: string | null;
    /** SHA-256 of the file, in hexadecimal. */
    fingerprint: string;
    mapping: CallListMapping;
    /** Which attempt at it is under way, counted from 1; 0 before the first. */
    run: number;
    /** How many of its attempts went wrong. */
    failures: number;
    /** Why it failed; null unless it did. */
    problem: Bilingual | null;
    requestedBy: Id;
    requestedAt: Date;
    finishedAt: Date | null;
  }>;

/** What became of the lines so far: lines = created + alreadyKnown + changed + unmatched; disputed ones are created or known too. */
export type Tally = Readonly<{
  lines: number;
  created: number;
  alreadyKnown: number;
  unmatched: number;
  changed: number;
  disputed: number;
  /** By our tariff, of the lines created. */
  totalCents: Cents;
  /** When the first and the last call began, of those created, known or changed; null where there is none. */
  firstCallAt: Date | null;
  lastCallAt: Date | null;
}>;

/** Why a call that could be read belongs to nobody yet. */
const attributionRefusals = {
  unknown_code: { fr: 'Code client inconnu', en: 'Unknown client code' },
  code_not_yet_valid: {
    fr: 'Code client pas encore valable ce jour-là',
    en: 'Client code not valid yet on that day',
  },
  code_revoked: { fr: 'Code client révoqué', en: 'Client code revoked' },
  agreement_closed: { fr: 'Convention non ouverte ce jour-là', en: 'Agreement not open on that day' },
  in_the_future: { fr: 'Appel daté du futur', en: 'Call dated in the future' },
  no_tariff: { fr: 'Pas de tarif ce jour-là', en: 'No tariff on that day' },
} as const satisfies Record<string, Bilingual>;
export type AttributionRefusal = keyof typeof attributionRefusals;

/** Every reason for which a line of a list may wait for the coordinator, with its label. */
export const settleReasons = {
  ...lineRefusals,
  ...attributionRefusals,
  other_content: { fr: 'Référence déjà connue, contenu différent', en: 'Known reference, other content' },
  other_amount: { fr: 'Montant différent du nôtre', en: 'Amount different from ours' },
  other_total: {
    fr: 'Total différent de la somme des lignes',
    en: 'Total that the lines do not come to',
  },
} as const satisfies Record<string, Bilingual>;
export type SettleReason = keyof typeof settleReasons;

/** `total`: no call, but a total of the list that its lines do not come to. */
export const lineKinds = ['unmatched', 'changed', 'disputed', 'total'] as const;
export type LineKind = (typeof lineKinds)[number];

/** A line that a person has to settle. `line` counts from 1 in the file. */
export type LineToSettle = Readonly<{
  line: number;
  kind: LineKind;
  reason: SettleReason;
  fields: CallFields;
  /** The recorded call that it differs from; null for an unmatched one, and for a total. */
  usageId: Id | null;
  facts: LineFacts;
}>;

export type LineFacts = Readonly<{
  /** Of a changed line: what differs. */
  differs?: readonly Difference[];
  /** Of a disputed line: ours counts, theirs is kept beside it. Of a total: ours is the sum of what the lines ask for. */
  ourCents?: Cents;
  theirCents?: Cents;
  /** Of a total of durations: ours is the sum of the lines. */
  ourSeconds?: number;
  theirSeconds?: number;
}>;

export const differences = [
  'caller',
  'startedAt',
  'duration',
  'wait',
  'language',
  'modality',
  'amount',
] as const;
export type Difference = (typeof differences)[number];

export const resolutions = ['attached', 'accepted', 'ignored'] as const;
export type Resolution = (typeof resolutions)[number];

export type SettledLine = LineToSettle &
  Readonly<{
    resolution: Resolution | null;
    resolutionReason: IgnoreReason | null;
    resolvedAt: Date | null;
  }>;

/** Why a line is left as it is. Codes, so that nobody can write about a patient. */
export const ignoreReasons = {
  not_ours: { fr: 'Ne concerne pas notre réseau', en: 'Not our network’s' },
  listed_twice: { fr: 'Appel listé deux fois', en: 'Call listed twice' },
  provider_mistake: { fr: 'Erreur du prestataire', en: 'Mistake of the provider' },
  settled_with_provider: { fr: 'Réglé avec le prestataire', en: 'Settled with the provider' },
  other: { fr: 'Autre', en: 'Other' },
} as const;
export type IgnoreReason = keyof typeof ignoreReasons;
