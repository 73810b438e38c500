import { Inject, Injectable, Logger } from '@nestjs/common';
import { AgreementBook } from '../../funding/index.js';
import { dayOf } from '../../kernel/civil-time.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { Every, type Sweep } from '../../platform/queue/index.js';
import { AlreadyStated } from '../domain/statement.errors.js';
import { nextPeriod } from '../domain/statement-calendar.js';
import { DraftStatement } from './draft-statement.js';
import { StatementSchedule, type Scheduled } from './statement-schedule.js';

/**
 * On the first day after a month or a quarter, where the network is, its draft appears for each agreement that wants it: once,
 * however many programs run, and even if the coordination gives it up. What was missed while nothing ran is made up for.
 */
@Injectable()
@Every(60_000)
export class DraftOnTheFirst implements Sweep {
  private readonly log = new Logger('statement');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(StatementSchedule) private readonly schedule: StatementSchedule,
    @Inject(DraftStatement) private readonly draftStatement: DraftStatement,
  ) {}

  async sweep(stopping: AbortSignal): Promise<void> {
    for (const agreement of await this.schedule.wanted()) {
      let isMore = true;
      while (isMore && !stopping.aborted) {
        isMore = await this.database.transaction((tx) => this.draft(tx, agreement));
      }
    }
  }

  /** @returns whether a period was due: another one may be. */
  private async draft(tx: Tx, agreement: Scheduled): Promise<boolean> {
    const { networkId, agreementId } = agreement;
    const [held] = await this.agreements.hold(tx, networkId, [agreementId]);
    const chosen = held && (await this.schedule.hold(tx, agreement));
    if (!held || !chosen) return false;
    const today = dayOf(tx.at, chosen.timeZone);
    const period = nextPeriod(held.agreement, chosen.every, chosen.draftedUntil, today);
    if (!period) return false;
    await this.schedule.drafted(tx, agreement, period.to);
    try {
      await this.draftStatement.run(tx, networkId, agreementId, period, null);
    } catch (refusal) {
      if (!(refusal instanceof AlreadyStated)) throw refusal;
      this.log.log({ message: 'a period was stated before its draft was due', agreementId, ...period });
    }
    return true;
  }
}
