import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { sum, type Cents } from '../../kernel/money.js';
import { consume, Ledger } from '../../funding/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { UsageRecord } from '../domain/session.js';
import { LateUsages } from './late-usages.js';

/** A recorded session, and what is held for it. */
export type Charge = Readonly<{ record: UsageRecord; heldCents: Cents }>;

/** Recorded sessions are consumed on their agreements, at once however many; those of a closed one are listed as late instead. */
@Injectable()
export class ChargeUsage {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(LateUsages) private readonly lateUsages: LateUsages,
  ) {}

  async run(tx: Tx, networkId: Id, charges: readonly Charge[], by: Id | null): Promise<void> {
    if (charges.length === 0) return;
    const payers = [...new Set(charges.map(({ record }) => record.agreementId))];
    const closed = await this.ledger.closedAmong(tx, networkId, payers);
    const inTime = charges.filter(({ record }) => !closed.has(record.agreementId));
    const entries = inTime.map(({ record: { id, agreementId, bookingId, amountCents }, heldCents }) =>
      consume({ agreementId, bookingId, usageId: id }, heldCents, amountCents),
    );
    await this.ledger.record(tx, networkId, entries, by);
    if (closed.size === 0) return;
    const late = charges.flatMap(({ record }) => (closed.has(record.agreementId) ? [record] : []));
    await this.lateUsages.add(tx, late);
    for (const agreementId of closed.keys()) {
      const ofOne = late.filter((record) => record.agreementId === agreementId);
      const facts = { sessions: ofOne.length, amountCents: sum(ofOne.map(({ amountCents }) => amountCents)) };
      tx.publish({ type: 'usage.late.v1', networkId, subjectId: agreementId, facts });
    }
  }
}
