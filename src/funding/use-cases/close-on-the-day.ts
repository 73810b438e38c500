import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/errors.js';
import { Database } from '../../platform/database/index.js';
import { Every, type Sweep } from '../../platform/queue/index.js';
import { CloseAgreement } from './close-agreement.js';
import { Closings, type DueAgreement } from './closings.js';

/**
 * On the first day after its grace an agreement closes. As long as money is promised of it, it waits: each session is reported,
 * or given up by the provider's rule, and the coordination is told, by one letter and on its
 * first screen.
 */
@Injectable()
@Every(10_000)
export class CloseOnTheDay implements Sweep {
  private readonly log = new Logger('closing');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Closings) private readonly closings: Closings,
    @Inject(CloseAgreement) private readonly close: CloseAgreement,
  ) {}

  async sweep(stopping: AbortSignal): Promise<void> {
    for (const due of await this.closings.due(this.clock.now())) {
      if (stopping.aborted) return;
      await this.closeOne(due);
    }
    for (const heldBack of await this.closings.heldBack(this.clock.now())) {
      if (stopping.aborted) return;
      await this.tell(heldBack);
    }
  }

  private async tell(heldBack: DueAgreement): Promise<void> {
    const { networkId, agreementId } = heldBack;
    await this.database.transaction(async (tx) => {
      if (!(await this.closings.noteHeldBack(tx, heldBack))) return;
      tx.publish({
        type: 'agreement.closing_held_back.v1',
        networkId,
        subjectId: agreementId,
        facts: {},
      });
    });
  }

  /** Another process may have been faster, or a booking may have come: what is refused now is tried again with the next sweep. */
  private async closeOne({ networkId, agreementId }: DueAgreement): Promise<void> {
    try {
      await this.database.transaction((tx) =>
        this.close.run(tx, networkId, agreementId, { releasesPast: false }, null),
      );
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      this.log.warn({ message: 'an agreement could not close', agreementId, reason: refusal.message });
    }
  }
}
