import { Inject, Injectable, Logger } from '@nestjs/common';
import { Refusal } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { Every, type Sweep } from '../../platform/queue/index.js';
import type { Handover } from '../domain/handover.js';
import { advance } from '../domain/handover-state.js';
import { ExecuteHandover } from './execute-handover.js';
import { Handovers } from './handovers.js';
import { RehearseHandover } from './rehearse-handover.js';

/**
 * When its day begins, or at once where it was confirmed so, a scheduled handover is executed. What can't pass any more holds
 * it back, whole: it is a draft again, rehearsed on what there is, and the coordination is told.
 */
@Injectable()
@Every(10_000)
export class HandOverOnTheDay implements Sweep {
  private readonly log = new Logger('handover');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Handovers) private readonly handovers: Handovers,
    @Inject(ExecuteHandover) private readonly executeHandover: ExecuteHandover,
    @Inject(RehearseHandover) private readonly rehearseHandover: RehearseHandover,
  ) {}

  async sweep(stopping: AbortSignal): Promise<void> {
    const without: Id[] = [];
    while (!stopping.aborted) {
      const due = await this.next(without);
      if (!due) return;
      without.push(due);
    }
  }

  /** @returns the handover that it dealt with. */
  private async next(without: readonly Id[]): Promise<Id | undefined> {
    let due: Handover | undefined;
    try {
      await this.database.transaction(async (tx) => {
        due = await this.handovers.holdDue(tx, without);
        if (due) await this.executeHandover.execute(tx, due, due.atOnce ? due.confirmedBy : null);
      });
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !due) throw refusal;
      await this.holdBack(due, refusal);
    }
    return due?.id;
  }

  private async holdBack({ networkId, id }: Handover, refusal: Refusal): Promise<void> {
    await this.database.transaction(async (tx) => {
      const handover = await this.handovers.hold(tx, networkId, id);
      if (handover?.status !== 'scheduled') return;
      const unsaid = { confirmedBy: null, confirmedAt: null, atOnce: false, preview: null };
      await this.handovers.save(tx, advance(handover, 'holdBack', { ...unsaid, heldBackAt: tx.at }));
      await this.rehearse(tx, handover);
      const facts = { reason: refusal.problem.type };
      tx.publish({ type: 'handover.held_back.v1', networkId, subjectId: id, facts });
    });
    this.log.warn({
      message: 'a handover was held back on its day',
      handoverId: id,
      reason: refusal.message,
    });
  }

  /** So that whoever decides sees what is in the way; where it can't even be rehearsed, trying again says why. */
  private async rehearse(tx: Tx, { networkId, id }: Handover): Promise<void> {
    try {
      await this.rehearseHandover.run(tx, networkId, id, {}, null);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
    }
  }
}
