import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { undecided } from '../domain/handover.errors.js';
import type { Handover } from '../domain/handover.js';
import { advance } from '../domain/handover-state.js';
import { Handovers } from './handovers.js';

/** Before it is executed a handover can be left to its day, or given up. */
@Injectable()
export class SettleHandover {
  constructor(@Inject(Handovers) private readonly handovers: Handovers) {}

  /**
   * It will happen by itself: when its day begins, or as soon as the program comes to it.
   * @throws NotFound, HandoverStateConflict; HandoverRefused when the rehearsal found what nobody has decided
   */
  schedule(tx: Tx, networkId: Id | null, id: Id, by: Id, atOnce = false): Promise<Handover> {
    return this.change(tx, networkId, id, (handover) => {
      const open = (handover.preview?.refusals ?? []).filter(({ decision }) => decision === null);
      if (open.length > 0) throw undecided(open);
      const facts = { confirmedBy: by, confirmedAt: tx.at, atOnce, heldBackAt: null };
      return advance(handover, 'schedule', facts);
    });
  }

  /** @throws NotFound, HandoverStateConflict */
  cancel(tx: Tx, networkId: Id | null, id: Id): Promise<Handover> {
    return this.change(tx, networkId, id, (handover) => advance(handover, 'cancel', { preview: null }));
  }

  private async change(
    tx: Tx,
    networkId: Id | null,
    id: Id,
    become: (handover: Handover) => Handover,
  ): Promise<Handover> {
    const handover = await this.handovers.hold(tx, networkId, id);
    if (!handover) throw new NotFound();
    const changed = become(handover);
    await this.handovers.save(tx, changed);
    tx.publish({
      type: `handover.${changed.status as 'scheduled' | 'cancelled'}.v1`,
      networkId: changed.networkId,
      subjectId: id,
      facts: {},
    });
    return changed;
  }
}
