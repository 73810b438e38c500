import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { breaks, Database, type Tx } from '../../../platform/database/index.js';
import { Accounts, EmailTaken, type NewAccount } from './accounts.js';
import { BrowserSessions } from './browser-sessions.js';

/** Somebody of a practice's secretariat, who signs in with this address. */
export type StaffAccount = Readonly<{ id: Id; email: string; practiceId: Id; createdAt: Date }>;

/** The accounts of a network's members, as those who bring them in deal with them. */
@Injectable()
export class MemberAccounts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
  ) {}

  /**
   * Opens an account, and writes to whom it is for how to sign in. A secretary whose access was taken back gets it again,
   * in the practice that invites now.
   * @throws EmailTaken
   */
  async invite(tx: Tx, account: NewAccount & { networkId: Id }): Promise<Id> {
    const { networkId } = account;
    const id = (await this.reopen(tx, account)) ?? (await this.accounts.open(tx, account));
    tx.publish({ type: 'account.opened.v1', networkId, subjectId: id, facts: { role: account.role } });
    return id;
  }

  /** Those who may sign in today, the first invited first. */
  staffOf(networkId: Id, practiceIds: readonly Id[]): Promise<StaffAccount[]> {
    return this.database.rows<StaffAccount>(sql`
      SELECT id, email, practice_id AS "practiceId", created_at AS "createdAt" FROM account
       WHERE network_id = ${networkId} AND practice_id = ANY(${practiceIds}) AND disabled_at IS NULL
       ORDER BY id`);
  }

  /** Takes a secretary's access back. @returns false when these practices have no such secretary */
  async removeStaff(tx: Tx, networkId: Id, practiceIds: readonly Id[], id: Id): Promise<boolean> {
    const removed = await tx.row(sql`
      UPDATE account SET disabled_at = coalesce(disabled_at, ${tx.at})
       WHERE network_id = ${networkId} AND id = ${id} AND practice_id = ANY(${practiceIds})
      RETURNING id`);
    if (removed) await this.sessions.endAll(tx, id);
    return removed !== undefined;
  }

  /** What a professional signs in with from now on. @throws EmailTaken */
  async changeEmail(tx: Tx, networkId: Id, professionalId: Id, email: string): Promise<void> {
    try {
      await tx.rows(sql`
        UPDATE account SET email = ${email}
         WHERE network_id = ${networkId} AND professional_id = ${professionalId} AND email <> ${email}`);
    } catch (error) {
      throw breaks(error, 'account_email') ? new EmailTaken() : error;
    }
  }

  private async reopen(tx: Tx, { networkId, email, role, practiceId }: NewAccount): Promise<Id | undefined> {
    if (role !== 'staff') return undefined;
    const known = await tx.row<{ id: Id }>(sql`
      UPDATE account SET disabled_at = NULL, practice_id = ${practiceId}
       WHERE network_id = ${networkId} AND lower(email) = lower(${email}) AND role = 'staff'
         AND disabled_at IS NOT NULL
      RETURNING id`);
    return known?.id;
  }
}
