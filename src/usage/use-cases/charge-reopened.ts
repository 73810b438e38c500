import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { consume, LateCharges, Ledger } from '../../funding/index.js';
import type { Tx } from '../../platform/database/index.js';
import { LateUsages } from './late-usages.js';

/** An agreement is open again: what came late to it did not come late after all. */
@Injectable()
export class ChargeReopened extends LateCharges {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(LateUsages) private readonly lateUsages: LateUsages,
  ) {
    super();
  }

  override async chargeAll(tx: Tx, networkId: Id, agreementId: Id, reason: string, by: Id): Promise<number> {
    const late = await this.lateUsages.reopenAll(tx, networkId, agreementId, { reason, by });
    // Nothing is held for them: an agreement closes with nothing promised.
    const entries = late.map(({ id, amountCents }) =>
      consume({ agreementId, bookingId: null, usageId: id }, Cents(0), amountCents),
    );
    await this.ledger.record(tx, networkId, entries, by);
    return late.length;
  }
}
