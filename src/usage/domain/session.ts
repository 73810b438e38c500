import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import type { Cents } from '../../kernel/money.js';
import type { Outcome } from '../../kernel/outcome.js';

/** Intervention : what happened, before anyone asks what it costs. A late cancellation or an absence is one too. */
export type Session = Readonly<{
  networkId: Id;
  agreementId: Id;
  providerId: Id;
  /** null: a call under a code of the whole practice or network, whose caller nobody knows. */
  professionalId: Id | null;
  practiceId: Id | null;
  bookingId: Id | null;
  /** The provider's own reference of the call or session. */
  reference: string | null;
  language: string | null;
  modality: Modality;
  outcome: Outcome;
  startedAt: Date;
  plannedSeconds: number;
  durationSeconds: number;
  waitSeconds: number | null;
  distanceKm: number | null;
  requestedAt: Date;
  cancelledAt: Date | null;
  providerAmountCents: Cents | null;
  source: UsageSource;
  importId: Id | null;
}>;

/** How it became known: the provider's event, its call list, or a coordinator's hand. */
export const usageSources = ['event', 'list', 'manual'] as const;
export type UsageSource = (typeof usageSources)[number];

export type UsageLine = Readonly<{
  rule: string;
  quantity: number;
  unitPriceCents: Cents;
  amountCents: Cents;
}>;

/** A session with its price: written once. A correction is another one, that names it. */
export type UsageRecord = Session &
  Readonly<{
    id: Id;
    /** The local day on which it started: the one that decides tariff and payer. */
    sessionOn: Day;
    tariffId: Id;
    billedMinutes: number;
    amountCents: Cents;
    lines: readonly UsageLine[];
    correctionOf: Id | null;
    correctionReason: CorrectionReason | null;
    /** Written by the coordinator, of the file and never of a patient. */
    correctionComment: string | null;
    recordedAt: Date;
  }>;

/** Why a recorded session was wrong. Codes, so that nobody can write about a patient. */
export const correctionReasons = {
  wrong_duration: { fr: 'Durée erronée', en: 'Wrong duration' },
  wrong_time: { fr: 'Date ou heure erronée', en: 'Wrong date or time' },
  wrong_modality: { fr: 'Modalité erronée', en: 'Wrong modality' },
  wrong_distance: { fr: 'Distance erronée', en: 'Wrong distance' },
  did_not_take_place: { fr: 'N’a pas eu lieu', en: 'Did not take place' },
  counted_twice: { fr: 'Comptée deux fois', en: 'Counted twice' },
  provider_dispute: { fr: 'Écart avec le prestataire', en: 'Dispute with the provider' },
  other: { fr: 'Autre', en: 'Other' },
  arrived_late: { fr: 'Arrivée après la clôture', en: 'Arrived after the closing' },
} as const;
export type CorrectionReason = keyof typeof correctionReasons;

/** Those that a person may give: what comes late is decided elsewhere. */
export const reasonsToGive = (Object.keys(correctionReasons) as CorrectionReason[]).filter(
  (reason) => reason !== 'arrived_late',
);
