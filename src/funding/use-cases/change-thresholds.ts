import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { isClosed } from '../domain/closing.errors.js';
import { settledThresholds } from '../domain/threshold.js';
import { AgreementRegister } from './agreement-register.js';

/**
 * The coordination wants to be told earlier, later, or never. A threshold of which it was told is not told again, even taken
 * away and put back, as long as the money stays above it; one that is new and reached already is told with the next sweep.
 */
@Injectable()
export class ChangeThresholds {
  constructor(@Inject(AgreementRegister) private readonly register: AgreementRegister) {}

  /**
   * @param percents of the envelope; an empty list for no alerts at all
   * @returns them, lowest first
   * @throws NotFound, InvalidInput; StateConflict when it is closed
   */
  async run(tx: Tx, networkId: Id, agreementId: Id, percents: readonly number[]): Promise<readonly number[]> {
    const [held] = await this.register.hold(tx, networkId, [agreementId]);
    if (!held) throw new NotFound();
    if (held.agreement.closedAt !== null) throw isClosed(held.agreement.closedAt);
    const thresholds = settledThresholds(percents, '/percents');
    await this.register.alertAt(tx, held.agreement, thresholds);
    tx.publish({
      type: 'agreement.thresholds_changed.v1',
      networkId,
      subjectId: agreementId,
      facts: { thresholds },
    });
    return thresholds;
  }
}
