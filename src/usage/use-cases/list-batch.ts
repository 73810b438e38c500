import { newId, type Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { CallImport, LineToSettle, Tally } from '../domain/call-import.js';
import type { Call, CallLine } from '../domain/call-list/call-line.js';
import { differencesOf, saidModality, type KnownCall } from '../domain/same-call.js';
import type { Session, UsageRecord } from '../domain/session.js';
import type { BookedSession, ListedCall } from './booked-sessions.js';
import type { CallBook, Caller } from './call-book.js';

/** A call of the list, with what its code says, and the booking that it turned out to be. */
export type Heard = Readonly<{ line: number; call: Call; caller: Caller; booking: BookedSession | null }>;

/** What becomes of the lines of one batch: counted, and kept where a person has to look. */
export class BatchOutcome {
  private readonly counts = {
    lines: 0,
    created: 0,
    alreadyKnown: 0,
    unmatched: 0,
    changed: 0,
    disputed: 0,
    totalCents: 0,
  };
  readonly toSettle: LineToSettle[] = [];

  get tally(): Tally {
    return { ...this.counts, totalCents: Cents(this.counts.totalCents) };
  }

  unmatched(line: number, reason: LineToSettle['reason'], fields: LineToSettle['fields']): void {
    this.counts.lines++;
    this.counts.unmatched++;
    this.toSettle.push({ line, kind: 'unmatched', reason, fields, usageId: null, facts: {} });
  }

  created(line: number, call: Call, usage: Pick<UsageRecord, 'id' | 'amountCents'>): void {
    this.counts.lines++;
    this.counts.created++;
    this.counts.totalCents += usage.amountCents;
    this.dispute(line, call, usage);
  }

  /** The reference is recorded: by this import in an earlier run, with the same content, or with another one. */
  known({ line, call, caller }: Heard, versions: readonly KnownCall[], { id: importId }: CallImport): void {
    const [first, last] = [versions[0]!, versions.at(-1)!];
    if (first.importId === importId && first.importLine === line) return this.created(line, call, first);
    if (first.source === 'event') return this.told(line, call, first);
    const callerId = caller.refusal === null ? caller.professionalId : null;
    if (versions.some((version) => differencesOf(call, callerId, version).length === 0)) {
      this.counts.lines++;
      this.counts.alreadyKnown++;
      return;
    }
    this.counts.lines++;
    this.counts.changed++;
    const differs = differencesOf(call, callerId, last);
    this.toSettle.push({
      line,
      kind: 'changed',
      reason: 'other_content',
      fields: call.fields,
      usageId: last.id,
      facts: { differs },
    });
  }

  /** The session was recorded when the provider told of it: the list tells of it again, and of what it asks for it. */
  told(line: number, call: Call, usage: Pick<UsageRecord, 'id' | 'amountCents'>): void {
    this.counts.lines++;
    this.counts.alreadyKnown++;
    this.dispute(line, call, usage);
  }

  private dispute(
    line: number,
    call: Call,
    { id, amountCents }: Pick<UsageRecord, 'id' | 'amountCents'>,
  ): void {
    const theirs = call.providerAmountCents;
    if (theirs === null || theirs === amountCents) return;
    this.counts.disputed++;
    const facts = { ourCents: amountCents, theirCents: theirs };
    this.toSettle.push({
      line,
      kind: 'disputed',
      reason: 'other_amount',
      fields: call.fields,
      usageId: id,
      facts,
    });
  }
}

export const isCall = (line: CallLine): line is Extract<CallLine, { call: Call }> => 'call' in line;

export const listedCall = ({ call, caller }: Omit<Heard, 'booking'>, providerId: Id): ListedCall => ({
  providerId,
  reference: call.reference,
  professionalId: caller.professionalId,
  language: call.language,
  startedAt: call.startedAt,
});

/** The call as a session, charged to its booking's agreement or to its code's; null where nobody is to be charged. */
export const sessionOf = (
  { call, caller, booking }: Omit<Heard, 'line'>,
  list: CallImport,
): Session | null => {
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
  return {
    ...session,
    id: newId(),
    sessionOn: price.sessionOn,
    tariffId: price.tariffId,
    billedMinutes: price.rating.billedMinutes,
    amountCents: price.rating.totalCents,
    lines: price.rating.lines,
    correctionOf: null,
    correctionReason: null,
    recordedAt,
  };
};
