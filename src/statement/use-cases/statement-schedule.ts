import type { Day, TimeZone } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { StatementPreference } from '../domain/statement-calendar.js';

/** An agreement that wants its statements by themselves. */
export type Scheduled = Readonly<{ networkId: Id; agreementId: Id }>;
export type HeldSchedule = StatementPreference & Readonly<{ draftedUntil: Day; timeZone: TimeZone }>;

/** An issued statement that nobody has answered, and how often its funder was reminded. */
export type Unanswered = Readonly<{ networkId: Id; statementId: Id; reminders: number }>;

/** Where it is kept which statements an agreement wants, and what was done about it. */
export abstract class StatementSchedule {
  abstract choose(
    tx: Tx,
    agreement: Scheduled,
    preference: StatementPreference,
    draftedUntil: Day,
    by: Id,
  ): Promise<void>;
  abstract wanted(): Promise<readonly Scheduled[]>;
  /** What was chosen, and stays so until the transaction ends. */
  abstract hold(tx: Tx, agreement: Scheduled): Promise<HeldSchedule | undefined>;
  abstract drafted(tx: Tx, agreement: Scheduled, until: Day): Promise<void>;
  /** Those issued so long ago that another reminder is due. */
  abstract unanswered(at: Date, everyDays: number): Promise<readonly Unanswered[]>;
  /** @returns false when somebody has done it already, or an answer has come. */
  abstract remind(tx: Tx, unanswered: Unanswered): Promise<boolean>;
}
