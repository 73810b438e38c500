import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { consume, Ledger } from '../../funding/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { CallImport } from '../domain/call-import.js';
import type { CallLine } from '../domain/call-list/call-line.js';
import { BookedSessions } from './booked-sessions.js';
import type { CallBook } from './call-book.js';
import { CallImports } from './call-imports.js';
import { BatchOutcome, isCall, listedCall, recordOf, sessionOf, type Heard } from './list-batch.js';
import { RecordedCalls, type ListedRecord } from './recorded-calls.js';

/** Another worker has begun this import again: what this one was doing is undone. */
export class Overtaken extends Error {}

/** Some lines of a list in one transaction: whose they are, what they cost, and the cents that go with them. */
@Injectable()
export class ImportBatch {
  constructor(
    @Inject(RecordedCalls) private readonly recorded: RecordedCalls,
    @Inject(CallImports) private readonly imports: CallImports,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(BookedSessions) private readonly bookings: BookedSessions,
  ) {}

  /** @throws Overtaken */
  async execute(tx: Tx, list: CallImport, book: CallBook, lines: readonly CallLine[]): Promise<void> {
    const outcome = new BatchOutcome();
    for (const line of lines) if (!isCall(line)) outcome.unmatched(line.line, line.reason, line.fields);
    const heard = await this.hear(tx, list, book, lines, outcome);
    const left = await this.record(tx, list, book, heard, outcome);
    await this.compare(tx, list, book, left, outcome);
    if (!(await this.imports.advance(tx, list, outcome.tally, outcome.toSettle))) throw new Overtaken();
  }

  /** Whose calls they are: a booking's, else their code's. Those that an event has told of are done with here. */
  private async hear(
    tx: Tx,
    list: CallImport,
    book: CallBook,
    lines: readonly CallLine[],
    outcome: BatchOutcome,
  ): Promise<readonly Heard[]> {
    const calls = lines
      .filter(isCall)
      .map(({ line, call }) => ({ line, call, caller: book.callerOf(call, tx.at) }));
    const matches = await this.bookings.match(
      tx,
      list.networkId,
      calls.map((call) => listedCall(call, list.providerId)),
    );
    const bookings = matches.filter((match) => match !== null);
    if (bookings.length === 0) return calls.map((call) => ({ ...call, booking: null }));
    await book.learnPractices(bookings.map(({ practiceId }) => practiceId));
    const usages = await this.recorded.ofBookings(
      tx,
      list.networkId,
      bookings.filter(({ isRecorded }) => isRecorded).map(({ bookingId }) => bookingId),
    );
    const taken = new Set<Id>();
    return calls.flatMap((one, index): Heard[] => {
      const booking = one.caller.refusal === 'in_the_future' ? null : (matches[index] ?? null);
      if (!booking) return [{ ...one, booking }];
      const usage = usages.get(booking.bookingId);
      if (usage && usage.source !== 'list' && usage.reference !== one.call.reference) {
        outcome.told(one.line, one.call, usage);
        return [];
      }
      // A line that dropped and was dialled again is two calls and one booking: the second is charged by its code.
      const isAnother = taken.has(booking.bookingId) || (usage && usage.reference !== one.call.reference);
      if (isAnother) return [{ ...one, booking: null }];
      taken.add(booking.bookingId);
      return [{ ...one, booking }];
    });
  }

  /** Records the calls that can be charged, once each, with their cost. @returns the others, and those known before. */
  private async record(
    tx: Tx,
    list: CallImport,
    book: CallBook,
    heard: readonly Heard[],
    outcome: BatchOutcome,
  ): Promise<readonly Heard[]> {
    const chargeable = new Map<string, Heard & ListedRecord>();
    for (const one of heard) {
      if (chargeable.has(one.call.reference)) continue;
      const session = sessionOf(one, list);
      const record = session && recordOf(session, book, tx.at);
      if (record) chargeable.set(one.call.reference, { ...one, record });
    }
    const records = [...chargeable.values()];
    const created = await this.recorded.addNew(tx, records);
    const added = records.filter(({ record }) => created.has(record.id));
    await this.consume(
      tx,
      list,
      added.map(({ record }) => record),
    );
    for (const { line, call, record } of added) outcome.created(line, call, record);
    const lines = new Set(added.map(({ line }) => line));
    return heard.filter(({ line }) => !lines.has(line));
  }

  private async consume(
    tx: Tx,
    { networkId, requestedBy }: CallImport,
    records: readonly ListedRecord['record'][],
  ): Promise<void> {
    const bookingIds = records.flatMap(({ bookingId }) => bookingId ?? []);
    const held = await this.ledger.heldForEach(tx, networkId, bookingIds);
    const entries = records.map(({ id, agreementId, bookingId, amountCents }) => {
      const heldCents = (bookingId && held.get(bookingId)?.cents) || Cents(0);
      return consume({ agreementId, bookingId, usageId: id }, heldCents, amountCents, `usage:${id}:consume`);
    });
    await this.ledger.record(tx, networkId, entries, requestedBy);
    for (const { id, agreementId, bookingId, amountCents, outcome, source } of records) {
      if (bookingId === null) continue;
      const facts = { usageId: id, agreementId, amountCents, outcome, source };
      tx.publish({ type: 'usage.recorded.v1', networkId, subjectId: bookingId, facts });
    }
    if (bookingIds.length > 0) await this.bookings.complete(tx, networkId, bookingIds);
  }

  private async compare(
    tx: Tx,
    list: CallImport,
    book: CallBook,
    left: readonly Heard[],
    outcome: BatchOutcome,
  ): Promise<void> {
    if (left.length === 0) return;
    const references = [...new Set(left.map(({ call }) => call.reference))];
    const known = await this.recorded.ofReferences(tx, list.networkId, list.providerId, references);
    for (const one of left) {
      const versions = known.get(one.call.reference);
      if (versions) {
        outcome.known(one, versions, list);
        continue;
      }
      const reason = (!one.booking && one.caller.refusal) || 'no_tariff';
      // It could have been charged and was not: an event has recorded its booking since it was matched.
      if (reason === 'no_tariff' && book.hasTariffOn(one.caller.sessionOn))
        throw new Error('a booking was recorded meanwhile');
      outcome.unmatched(one.line, reason, one.call.fields);
    }
  }
}
