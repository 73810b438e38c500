import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { Ledger } from '../../funding/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Session, UsageRecord } from '../domain/session.js';
import { ChargeUsage } from './charge-usage.js';
import { PriceSession } from './price-session.js';
import { UsageRecords } from './usage-records.js';

/**
 * What happened is written down with its price, and its cost consumed: the money held for it is no longer. Where its agreement
 * is closed, it comes late and waits for a decision.
 */
@Injectable()
export class RecordUsage {
  constructor(
    @Inject(PriceSession) private readonly prices: PriceSession,
    @Inject(UsageRecords) private readonly records: UsageRecords,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ChargeUsage) private readonly charge: ChargeUsage,
  ) {}

  /**
   * @param id of the record; given by the caller where a repeat must find the same one.
   * @throws NoTariff
   */
  async execute(tx: Tx, session: Session, recordedBy: Id | null, id: Id = newId()): Promise<UsageRecord> {
    const { sessionOn, tariffId, rating } = await this.prices.of(session);
    const record: UsageRecord = {
      ...session,
      id,
      sessionOn,
      tariffId,
      billedMinutes: rating.billedMinutes,
      amountCents: rating.totalCents,
      lines: rating.lines,
      correctionOf: null,
      correctionReason: null,
      correctionComment: null,
      recordedAt: tx.at,
    };
    await this.records.add(tx, record);
    const held = session.bookingId
      ? await this.ledger.heldFor(tx, session.networkId, session.bookingId)
      : null;
    const { networkId, agreementId, bookingId } = session;
    await this.charge.run(tx, networkId, [{ record, heldCents: held?.cents ?? Cents(0) }], recordedBy);
    tx.publish({
      type: 'usage.recorded.v1',
      networkId,
      subjectId: bookingId ?? id,
      facts: {
        usageId: id,
        agreementId,
        amountCents: record.amountCents,
        outcome: session.outcome,
        source: session.source,
      },
    });
    return record;
  }
}
