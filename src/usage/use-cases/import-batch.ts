import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { Ledger } from '../../funding/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { CallImport } from '../domain/call-import.js';
import type { UsageRecord } from '../domain/session.js';
import { BatchOutcome } from './batch-outcome.js';
import { BookedSessions, isAsMatched } from './booked-sessions.js';
import { CallImports } from './call-imports.js';
import { ChargeUsage } from './charge-usage.js';
import type { HeardBatch } from './hear-calls.js';
import { RecordedCalls } from './recorded-calls.js';

/** Another worker has begun this import again: what this one was doing is undone. */
export class Overtaken extends Error {}

/** Some lines of a list in one transaction: recorded once each, with the cents that go with them. */
@Injectable()
export class ImportBatch {
  constructor(
    @Inject(RecordedCalls) private readonly recorded: RecordedCalls,
    @Inject(CallImports) private readonly imports: CallImports,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ChargeUsage) private readonly charge: ChargeUsage,
    @Inject(BookedSessions) private readonly bookings: BookedSessions,
  ) {}

  /**
   * @returns false when what was heard does not hold any more (a code or a booking was moved, a booking told of or cancelled): hear it again, and undo this.
   * @throws Overtaken
   */
  async execute(tx: Tx, list: CallImport, batch: HeardBatch): Promise<boolean> {
    if ((await this.imports.holdRevision(tx, list.networkId)) !== batch.book.revision) return false;
    if (!(await this.holdBookings(tx, list, batch))) return false;
    const outcome = new BatchOutcome(list.id);
    for (const { line, reason, fields } of batch.unreadable) outcome.unmatched(line, reason, fields);
    for (const total of batch.wrongTotals) outcome.wrongTotal(total);
    for (const { line, call, usage } of batch.told) outcome.told(line, call, usage);
    const added = await this.recorded.addNew(tx, batch.records);
    await this.consume(
      tx,
      list,
      batch.records.filter(({ record }) => added.has(record.id)).map(({ record }) => record),
    );
    if (!(await this.compare(tx, list, batch, added, outcome))) return false;
    if (!(await this.imports.advance(tx, list, outcome.tally, outcome.toSettle))) throw new Overtaken();
    return true;
  }

  /** @returns false when one of them is not any more what it was when the call was matched with it. */
  private async holdBookings(tx: Tx, { networkId }: CallImport, { heard }: HeardBatch): Promise<boolean> {
    const matched = heard.flatMap(({ booking }) => booking ?? []);
    const ids = matched.map(({ bookingId }) => bookingId);
    const held = await this.bookings.hold(tx, networkId, ids);
    return matched.every((booking) => isAsMatched(booking, held.get(booking.bookingId)));
  }

  private async consume(
    tx: Tx,
    { networkId, requestedBy }: CallImport,
    records: readonly UsageRecord[],
  ): Promise<void> {
    const booked = records.filter(({ bookingId }) => bookingId !== null);
    const bookingIds = booked.flatMap(({ bookingId }) => bookingId ?? []);
    const held = await this.ledger.heldForEach(tx, networkId, bookingIds);
    const charges = records.map((record) => ({
      record,
      heldCents: (record.bookingId && held.get(record.bookingId)?.cents) || Cents(0),
    }));
    await this.charge.run(tx, networkId, charges, requestedBy);
    for (const { id, agreementId, bookingId, amountCents, outcome, source } of booked) {
      const facts = { usageId: id, agreementId, amountCents, outcome, source };
      tx.publish({ type: 'usage.recorded.v1', networkId, subjectId: bookingId!, facts });
    }
    if (bookingIds.length > 0) await this.bookings.complete(tx, networkId, bookingIds);
  }

  /** Of the calls that are not new: known, changed, or nobody's. */
  private async compare(
    tx: Tx,
    list: CallImport,
    { heard, records }: HeardBatch,
    added: ReadonlySet<Id>,
    outcome: BatchOutcome,
  ): Promise<boolean> {
    const chargeable = new Map(records.map(({ line, record }) => [line, record]));
    const left: (typeof heard)[number][] = [];
    for (const one of heard) {
      const record = chargeable.get(one.line);
      if (record && added.has(record.id)) outcome.created(one.line, one.call, record);
      else left.push(one);
    }
    if (left.length === 0) return true;
    const references = [...new Set(left.map(({ call }) => call.reference))];
    const known = await this.recorded.ofReferences(tx, list.networkId, list.providerId, references);
    for (const one of left) {
      const versions = known.get(one.call.reference);
      if (versions) outcome.known(one, versions);
      else if (chargeable.has(one.line)) return false;
      else outcome.unmatched(one.line, (!one.booking && one.caller.refusal) || 'no_tariff', one.call.fields);
    }
    return true;
  }
}
