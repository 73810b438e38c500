import { newId, type Id } from '../../kernel/ids.js';
import type { CallImport } from '../domain/call-import.js';
import type { Call } from '../domain/call-list/call-line.js';
import { saidModality } from '../domain/same-call.js';
import type { Session, UsageRecord } from '../domain/session.js';
import type { BookedSession } from './booked-sessions.js';
import type { CallBook, Caller } from './call-book.js';

/** A call of the list, with what its code says, and the booking that it turned out to be. */
export type Heard = Readonly<{ line: number; call: Call; caller: Caller; booking: BookedSession | null }>;

/** Whose list it stands on. @property id of the import; null: an invoice */
export type ListedBy = Readonly<Pick<CallImport, 'networkId' | 'providerId'> & { id: Id | null }>;

/** The call as a session, charged to its booking's agreement or to its code's; null where nobody is to be charged. */
export const sessionOf = ({ call, caller, booking }: Omit<Heard, 'line'>, list: ListedBy): Session | null => {
  const by = booking ?? (caller.refusal === null ? caller : null);
  if (!by?.agreementId) return null;
  return {
    networkId: list.networkId,
    agreementId: by.agreementId,
    providerId: list.providerId,
    professionalId: by.professionalId,
    practiceId: by.practiceId,
    bookingId: booking?.bookingId ?? null,
    reference: call.reference,
    language: call.language ?? booking?.language ?? null,
    modality: saidModality(call) ?? booking?.modality ?? 'phone_now',
    outcome: 'completed',
    startedAt: call.startedAt,
    plannedSeconds: booking?.plannedSeconds ?? call.durationSeconds,
    durationSeconds: call.durationSeconds,
    waitSeconds: call.waitSeconds,
    distanceKm: null,
    requestedAt: booking?.requestedAt ?? call.startedAt,
    cancelledAt: null,
    providerAmountCents: call.providerAmountCents,
    source: 'list',
    importId: list.id,
  };
};

/** @returns null when the provider has no tariff on that day. */
export const recordOf = (session: Session, book: CallBook, recordedAt: Date): UsageRecord | null => {
  const price = book.priceOf(session);
  if (!price) return null;
  const { sessionOn, tariffId, rating } = price;
  // Assigned, not spread: a spread of this many fields is what would cost most of an import.
  return Object.assign(session, {
    id: newId(),
    sessionOn,
    tariffId,
    billedMinutes: rating.billedMinutes,
    amountCents: rating.totalCents,
    lines: rating.lines,
    correctionOf: null,
    correctionReason: null,
    correctionComment: null,
    recordedAt,
  });
};
