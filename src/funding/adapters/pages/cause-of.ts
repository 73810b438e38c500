import type { RecordedEntry } from '../../domain/recorded-entry.js';

export type Cause = Readonly<{
  kind: 'booking' | 'usage' | 'amendment' | 'agreement';
  /** Where the coordinator reads of it; null for what stands on the agreement's own page. */
  href: string | null;
}>;

/** What made an entry: a session, else the booking that money is set aside for, else the agreement's own life. */
export const causeOf = ({ cause, bookingId, usageId }: RecordedEntry): Cause => {
  if (usageId !== null) return { kind: 'usage', href: `/calls/${usageId}` };
  if (bookingId !== null) return { kind: 'booking', href: `/calls/bookings/${bookingId}` };
  return { kind: cause.startsWith('amendment:') ? 'amendment' : 'agreement', href: null };
};
