import { Inject, Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { payingOrder, Standings, type SpendingSoFar, type Standing } from '../../../funding/index.js';
import { Database } from '../../../platform/database/index.js';
import { readAdoption, type Adoption } from './adoption.js';
import { readBeginning, type Beginning } from './first-steps.js';
import { readWaiting, type Waiting } from './waiting.js';

/** All that a coordinator's first screen tells, as it was at one moment. */
export type Overview = Readonly<{
  today: Day;
  standings: readonly Standing[];
  /** The agreement that is asked to pay first, with what was spent; null where none is open. */
  first: Readonly<{ standing: Standing; spent: SpendingSoFar }> | null;
  waiting: Waiting;
  adoption: Adoption;
  beginning: Beginning;
  /** The latest day of which a call is known, whichever agreement paid; null before the first. */
  knownUntil: Day | null;
}>;

/** Reads it in seven queries of one snapshot, from balances, days and indexes of what waits: never from all sessions. */
@Injectable()
export class Overviews {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(coordinator: ViewerOf<'coordinator'>): Promise<Overview> {
    const { networkId } = coordinator;
    const today = await this.standings.today(networkId);
    return this.database.moment(async (moment) => {
      const standings = await this.standings.at(moment, coordinator, today);
      const standing = payingOrder(standings)[0];
      return {
        today,
        standings,
        first: standing ? { standing, spent: await this.standings.spent(moment, standing) } : null,
        waiting: await readWaiting(moment, networkId, this.clock.now(), today),
        adoption: await readAdoption(moment, networkId, today),
        beginning: await readBeginning(moment, networkId),
        knownUntil: await this.standings.knownUntil(moment, networkId),
      };
    });
  }
}
