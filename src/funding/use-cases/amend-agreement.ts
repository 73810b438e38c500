import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { amend, type Amendment, type Change } from '../domain/amendment.js';
import { isClosed } from '../domain/closing.errors.js';
import { grant } from '../domain/entry.js';
import { AgreementRegister, EntryBook } from './agreement-register.js';
import { WatchThresholds } from './watch-thresholds.js';

/** Funder and network agree on another envelope, or another last day: the ledger and the agreement follow together. */
@Injectable()
export class AmendAgreement {
  constructor(
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(EntryBook) private readonly ledger: EntryBook,
    @Inject(WatchThresholds) private readonly thresholds: WatchThresholds,
  ) {}

  /**
   * @param madeBy the account; null when the program does it by itself.
   * @throws NotFound, InvalidInput, AmendmentRefused; StateConflict when it is closed
   */
  async run(tx: Tx, networkId: Id, agreementId: Id, change: Change, madeBy: Id | null): Promise<Amendment> {
    const [held] = await this.register.hold(tx, networkId, [agreementId]);
    if (!held) throw new NotFound();
    const { agreement, budget } = held;
    if (agreement.closedAt !== null) throw isClosed(agreement.closedAt);
    const { endsOn, grantDeltaCents } = amend(agreement, budget, change);
    const amendment: Amendment = {
      networkId,
      id: newId(),
      agreementId,
      reference: change.reference,
      grantDeltaCents,
      endsOn,
      endedOnBefore: agreement.endsOn,
      madeAt: tx.at,
      madeBy,
    };
    await this.register.amend(tx, amendment);
    if (grantDeltaCents !== 0) {
      const cause = `amendment:${amendment.id}:grant`;
      await this.ledger.record(tx, networkId, [grant(agreementId, grantDeltaCents, cause)], madeBy);
      const grantedCents = Cents(budget.grantedCents + grantDeltaCents);
      await this.thresholds.settle(tx, { agreement, budget: { ...budget, grantedCents } });
    }
    tx.publish({
      type: 'agreement.amended.v1',
      networkId,
      subjectId: agreementId,
      facts: { amendmentId: amendment.id, grantDeltaCents, endsOn },
    });
    return amendment;
  }
}
