import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { undecided } from '../domain/handover.errors.js';
import type { Handover } from '../domain/handover.js';
import { advance } from '../domain/handover-state.js';
import { recordOf } from '../domain/handover-record.js';
import { Handovers } from './handovers.js';
import { MoveFunding } from './move-funding.js';
import { Seal } from './seal.js';

/** The funding passes, in one transaction: all of it, or nothing. What was done is sealed with it. */
@Injectable()
export class ExecuteHandover {
  constructor(
    @Inject(Handovers) private readonly handovers: Handovers,
    @Inject(MoveFunding) private readonly moveFunding: MoveFunding,
    @Inject(Seal) private readonly seal: Seal,
  ) {}

  /**
   * @param networkId null: of any network
   * @throws NotFound, HandoverStateConflict; HandoverRefused, with nothing done
   */
  async run(tx: Tx, networkId: Id | null, id: Id, by: Id | null): Promise<Handover> {
    const handover = await this.handovers.hold(tx, networkId, id);
    if (!handover) throw new NotFound();
    const confirmed = { ...handover, confirmedBy: by, confirmedAt: tx.at, atOnce: true };
    return this.execute(tx, confirmed, by);
  }

  /** @param handover held for this transaction */
  async execute(tx: Tx, handover: Handover, by: Id | null): Promise<Handover> {
    const facts = { preview: null, executedBy: by, executedAt: tx.at };
    const done = advance(handover, 'execute', facts);
    const result = await this.moveFunding.run(tx, handover, by);
    const open = result.refusals.filter(({ decision }) => decision === null);
    if (open.length > 0) throw undecided(open);
    const executed: Handover = { ...done, result };
    const sealed: Handover = { ...executed, hash: this.seal.of(recordOf(executed)) };
    await this.handovers.save(tx, sealed);
    tx.publish({
      type: 'handover.executed.v1',
      networkId: handover.networkId,
      subjectId: handover.id,
      facts: {
        fromAgreementId: handover.fromAgreementId,
        toAgreementId: handover.toAgreementId,
        effectiveOn: handover.effectiveOn,
        bookingsMoved: result.bookingsMoved,
        committedMovedCents: result.committedMovedCents,
        remainderCents: result.remainderCents,
        hash: sealed.hash,
      },
    });
    return sealed;
  }
}
