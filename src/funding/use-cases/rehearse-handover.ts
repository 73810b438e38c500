import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { HandoverStateConflict } from '../domain/handover.errors.js';
import type { Decision, Handover } from '../domain/handover.js';
import { takes } from '../domain/handover-state.js';
import { Handovers } from './handovers.js';
import { MoveFunding } from './move-funding.js';

/**
 * Does it all, looks at what came of it, and undoes it: the figures of a rehearsal are those of the execution, since it is
 * the same code on the same data.
 */
@Injectable()
export class RehearseHandover {
  constructor(
    @Inject(Handovers) private readonly handovers: Handovers,
    @Inject(MoveFunding) private readonly moveFunding: MoveFunding,
  ) {}

  /**
   * @param networkId null: of any network
   * @param decided what becomes of requests that can't pass, beside what was decided before
   * @throws NotFound, HandoverStateConflict, HandoverRefused
   */
  async run(
    tx: Tx,
    networkId: Id | null,
    id: Id,
    decided: Readonly<Record<Id, Decision>>,
    by: Id | null,
  ): Promise<Handover> {
    const handover = await this.handovers.hold(tx, networkId, id);
    if (!handover) throw new NotFound();
    if (!takes(handover.status, 'execute')) throw new HandoverStateConflict(handover.status);
    const planned = { ...handover, decisions: { ...handover.decisions, ...decided } };
    const preview = await tx.rehearse(() => this.moveFunding.run(tx, planned, by));
    const rehearsed = { ...planned, preview, rehearsedAt: tx.at };
    await this.handovers.save(tx, rehearsed);
    return rehearsed;
  }
}
