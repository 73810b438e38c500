import type { Id } from '../../kernel/ids.js';

/** What providers tell. Only these fields are ever kept of what they send. */
export const providerEventTypes = [
  'booking.accepted',
  'booking.declined',
  'booking.withdrawn',
  'booking.cancelled',
  'session.started',
  'session.ended',
  'session.patient_absent',
  'session.interpreter_absent',
] as const;
export type ProviderEventType = (typeof providerEventTypes)[number];

/** Why a provider says no. Codes, never a sentence. */
export const providerReasons = {
  no_interpreter: { fr: 'Aucun interprète disponible', en: 'No interpreter available' },
  language_unavailable: { fr: 'Langue indisponible', en: 'Language unavailable' },
  outside_area: { fr: 'Hors de la zone', en: 'Outside the area' },
  notice_too_short: { fr: 'Préavis trop court', en: 'Notice too short' },
  interpreter_unavailable: { fr: 'Interprète empêché', en: 'Interpreter unavailable' },
  called_off: { fr: 'Annulée directement', en: 'Called off directly' },
  other: { fr: 'Autre', en: 'Other' },
} as const;
export type ProviderReason = keyof typeof providerReasons;

export type ProviderEvent = Readonly<{
  type: ProviderEventType;
  bookingId: Id;
  offerId: Id;
  occurredAt: Date;
  reason: ProviderReason | null;
  providerReference: string | null;
  interpreterRef: string | null;
  interpreterGender: 'female' | 'male' | null;
  contact: Readonly<{ phone: string }> | Readonly<{ url: string }> | null;
  startedAt: Date | null;
  durationSeconds: number | null;
  waitSeconds: number | null;
  distanceKm: number | null;
}>;

/** Clocks differ a little from machine to machine. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** A call may be asked for while it goes on, or just after; not the day after. */
const A_DAY_MS = 24 * 3_600_000;
const LONGEST_SESSION_SECONDS = 24 * 3_600;

export type Impossibility =
  'in_the_future' | 'before_the_request' | 'ended_before_started' | 'zero_duration' | 'too_long';

/** Why what an event says can't have happened, or null when it can. Such an event is kept for the coordinator, and charges nothing. */
export const impossibilityOf = (event: ProviderEvent, requestedAt: Date, now: Date): Impossibility | null => {
  const latest = now.getTime() + CLOCK_TOLERANCE_MS;
  if (event.occurredAt.getTime() > latest || (event.startedAt?.getTime() ?? 0) > latest)
    return 'in_the_future';
  if (event.type !== 'session.ended' || !event.startedAt || event.durationSeconds === null) return null;
  if (
    event.durationSeconds < 0 ||
    event.occurredAt.getTime() + CLOCK_TOLERANCE_MS < event.startedAt.getTime()
  )
    return 'ended_before_started';
  if (event.durationSeconds === 0) return 'zero_duration';
  if (event.durationSeconds > LONGEST_SESSION_SECONDS) return 'too_long';
  if (event.startedAt.getTime() < requestedAt.getTime() - A_DAY_MS) return 'before_the_request';
  return event.startedAt.getTime() + event.durationSeconds * 1_000 > latest ? 'in_the_future' : null;
};
