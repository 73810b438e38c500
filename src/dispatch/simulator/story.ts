import type { Behaviour } from './behaviour.js';
import type { Modality, Offer, ProviderEvent } from './messages.js';

/** What a provider says along the way of one booking. Pure: from an offer and a moment to the messages. */

/** Facts of a session that may be given instead of being made up. */
export type SessionFacts = Readonly<{ startedAt?: string; durationSeconds?: number; distanceKm?: number }>;

// The phone numbers are of the range that France keeps for fiction (ARCEP, 01 99 00).
const CONTACTS: Record<Modality, object> = {
  phone_now: { phone: '+33199000042' },
  phone_booked: { phone: '+33199000043' },
  video: { url: 'https://visio.example.org/salle/42' },
  on_site: { phone: '+33199000044' },
};

/** No simulated session is said to last longer than a working day. */
const LONGEST_SECONDS = 8 * 3600;
const PHONE_WAIT_SECONDS = 120;
const SECOND_ENDING_MORE_SECONDS = 600;

export const isImmediate = (offer: Offer): boolean => offer.modality === 'phone_now';

/** The provider's own number for the mission: the same for the same offer, also after a restart. */
export const providerReference = (account: string, offer: Offer): string =>
  `${account.toUpperCase()}-${offer.offerId.slice(-12)}`;

export function accepted(account: string, offer: Offer, at: Date): ProviderEvent {
  const contact = CONTACTS[offer.modality];
  const reference = providerReference(account, offer);
  if (isImmediate(offer))
    return say(offer, 'booking.accepted', at, { providerReference: reference, contact });
  return say(offer, 'booking.accepted', at, {
    providerReference: reference,
    interpreterRef: interpreterOf(offer),
    interpreterGender: offer.interpreterGender === 'male' ? 'male' : 'female',
    contact,
  });
}

export const declined = (offer: Offer, at: Date, reason: string): ProviderEvent =>
  say(offer, 'booking.declined', at, { reason });

export const withdrawn = (offer: Offer, at: Date): ProviderEvent =>
  say(offer, 'booking.withdrawn', at, { reason: 'interpreter_unavailable' });

export const started = (offer: Offer, at: Date): ProviderEvent => say(offer, 'session.started', at);

/** How it ended, at `at`: nobody came, or one end, two that contradict each other, or none. */
export function outcome(offer: Offer, at: Date, how: Behaviour, facts: SessionFacts): ProviderEvent[] {
  if (how.patientAbsent) return [say(offer, 'session.patient_absent', at)];
  if (how.interpreterAbsent) return [say(offer, 'session.interpreter_absent', at)];
  const durationSeconds =
    facts.durationSeconds ?? how.durationSeconds ?? Math.min(offer.expectedMinutes * 60, LONGEST_SECONDS);
  const first = ended(offer, at, durationSeconds, how, facts);
  switch (how.endings) {
    case 'none':
      return [];
    case 'one':
      return [first];
    case 'two_different':
      return [first, ended(offer, at, durationSeconds + SECOND_ENDING_MORE_SECONDS, how, facts)];
  }
}

// Seconds pass for minutes here, so the start is counted back from the end: no fact ever lies in the future.
function ended(
  offer: Offer,
  at: Date,
  durationSeconds: number,
  how: Behaviour,
  facts: SessionFacts,
): ProviderEvent {
  const durationMs = durationSeconds * 1000;
  const startedMs = facts.startedAt === undefined ? at.getTime() - durationMs : Date.parse(facts.startedAt);
  const distanceKm = facts.distanceKm ?? how.distanceKm;
  return say(offer, 'session.ended', new Date(startedMs + durationMs), {
    startedAt: new Date(startedMs).toISOString(),
    durationSeconds,
    waitSeconds: isImmediate(offer) ? PHONE_WAIT_SECONDS : 0,
    interpreterRef: interpreterOf(offer),
    ...(distanceKm === null ? {} : { distanceKm }),
  });
}

const interpreterOf = (offer: Offer): string => offer.sameInterpreterRef ?? `interpreter-${offer.language}-1`;

const say = (offer: Offer, type: string, at: Date, facts: object = {}): ProviderEvent => ({
  type,
  bookingId: offer.bookingId,
  offerId: offer.offerId,
  occurredAt: at.toISOString(),
  ...facts,
});
