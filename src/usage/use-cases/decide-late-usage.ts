import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../kernel/civil-time.js';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { Agreements, consume, Ledger, ReopenAgreement } from '../../funding/index.js';
import { Directory } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import { CannotCharge, decidedAlready, type AskedDecision, type LateUsage } from '../domain/late-usage.js';
import type { UsageRecord } from '../domain/session.js';
import { LateUsages } from './late-usages.js';
import { UsageRecords } from './usage-records.js';

/**
 * A coordinator says who pays for a session that came late: another agreement, by a record that corrects the first; or its own,
 * which is opened again, with all that came late to it.
 */
@Injectable()
export class DecideLateUsage {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ReopenAgreement) private readonly reopenAgreement: ReopenAgreement,
    @Inject(UsageRecords) private readonly records: UsageRecords,
    @Inject(LateUsages) private readonly lateUsages: LateUsages,
  ) {}

  /** @throws NotFound; StateConflict when it is decided already; CannotCharge; ClosingRefused when what it would be opened again with is closed */
  async execute(tx: Tx, networkId: Id, usageId: Id, asked: AskedDecision, by: Id): Promise<LateUsage> {
    const late = await this.lateUsages.hold(tx, networkId, usageId);
    if (!late) throw new NotFound();
    if (late.decision !== null) throw decidedAlready();
    if (asked.reopen) await this.reopenAgreement.run(tx, networkId, late.agreementId, asked.reason, by);
    else await this.charge(tx, late, asked.chargeTo, asked.reason, by);
    const decided = await this.lateUsages.hold(tx, networkId, usageId);
    const facts = { usageId, decision: decided!.decision, chargedTo: decided!.chargedTo, by };
    tx.publish({ type: 'usage.late_decided.v1', networkId, subjectId: late.agreementId, facts });
    return decided!;
  }

  private async charge(tx: Tx, late: LateUsage, to: Id, reason: string, by: Id): Promise<void> {
    const { networkId, usageId, agreementId } = late;
    const target = await this.agreements.one(networkId, to);
    if (!target) throw new NotFound();
    const { timeZone } = await this.directory.network(networkId);
    const closed = await this.ledger.closedAmong(tx, networkId, [agreementId, to]);
    if (to === agreementId || closed.has(to) || target.startsOn > dayOf(tx.at, timeZone))
      throw new CannotCharge();
    const found = await this.records.find(tx, networkId, usageId);
    const charged: UsageRecord = {
      ...found!.record,
      id: newId(),
      agreementId: to,
      source: 'manual',
      correctionOf: usageId,
      correctionReason: 'arrived_late',
      correctionComment: reason,
      recordedAt: tx.at,
    };
    await this.records.add(tx, charged);
    const entry = consume(
      { agreementId: to, bookingId: null, usageId: charged.id },
      Cents(0),
      charged.amountCents,
    );
    await this.ledger.record(tx, networkId, [entry], by);
    await this.lateUsages.decide(tx, late, { charged: { to, usageId: charged.id }, reason, by });
  }
}
