import { Inject, Injectable } from '@nestjs/common';
import { AgreementBook, Budgets } from '../../funding/index.js';
import { dayOf } from '../../kernel/civil-time.js';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { lastClosedDay, type StatementPreference } from '../domain/statement-calendar.js';
import { StatementSchedule } from './statement-schedule.js';

/** The coordination writes down which statements an agreement wants. Drafts appear from the next first day of a period on. */
@Injectable()
export class ChooseStatements {
  constructor(
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(Budgets) private readonly budgets: Budgets,
    @Inject(StatementSchedule) private readonly schedule: StatementSchedule,
  ) {}

  /** @throws NotFound */
  async run(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
    preference: StatementPreference,
    by: Id,
  ): Promise<StatementPreference> {
    const [held] = await this.agreements.hold(tx, networkId, [agreementId]);
    if (!held) throw new NotFound();
    const today = dayOf(tx.at, await this.budgets.zoneOf(networkId));
    const until = lastClosedDay(preference.every, today);
    await this.schedule.choose(tx, { networkId, agreementId }, preference, until, by);
    tx.publish({
      type: 'statement.preferences_chosen.v1',
      networkId,
      subjectId: agreementId,
      facts: { ...preference },
    });
    return preference;
  }
}
