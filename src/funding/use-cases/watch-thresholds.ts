import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { Every, type Sweep } from '../../platform/queue/index.js';
import { reachedBy } from '../domain/threshold.js';
import { AgreementRegister, type HeldAgreement } from './agreement-register.js';
import { AlertBook, type AgreementKey } from './alert-book.js';

/**
 * Tells the coordination, once for each threshold, that so much of an agreement's money is committed or consumed. What goes
 * below a threshold and above it again is not told again: only more money makes room for another alert.
 */
@Injectable()
@Every(15_000)
export class WatchThresholds implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(AlertBook) private readonly alerts: AlertBook,
  ) {}

  async sweep(stopping: AbortSignal): Promise<void> {
    for (const key of await this.alerts.seemUntold(this.clock.now())) {
      if (stopping.aborted) return;
      await this.database.transaction((tx) => this.tell(tx, key));
    }
  }

  /** More was granted, or less: what is not reached any more will be told when it is reached again. */
  async settle(tx: Tx, { agreement, budget }: HeldAgreement): Promise<void> {
    const told = await this.alerts.told(tx, agreement);
    await this.alerts.clearAllBut(tx, agreement, reachedBy(told, budget));
  }

  private async tell(tx: Tx, { networkId, agreementId }: AgreementKey): Promise<void> {
    const [held] = await this.register.hold(tx, networkId, [agreementId]);
    if (!held || held.agreement.closedAt !== null) return;
    const reached = reachedBy(held.agreement.alertThresholds, held.budget);
    const thresholds = await this.alerts.open(tx, held.agreement, reached);
    if (thresholds.length === 0) return;
    tx.publish({
      type: 'agreement.threshold_reached.v1',
      networkId,
      subjectId: agreementId,
      facts: { thresholds },
    });
  }
}
