import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { OwnAccount } from '../../domain/identity.errors.js';
import { BrowserSessions } from './browser-sessions.js';
import { ApiTokens } from './api-tokens.js';
import { EmailTaken } from './accounts.js';
import { MemberAccounts } from './member-accounts.js';

/** Somebody who reads what one agreement paid for; `openUntil` is the last day. */
export type FormerCarrier = Readonly<{ id: Id; email: string; openUntil: Day; disabledAt: Date | null }>;
export type FormerAccess = Readonly<{ email: string; agreementId: Id; openUntil: Day }>;
type Known = Readonly<{ id: Id; role: string; agreementId: Id | null }>;

/** The accounts of those who ran an agreement before it was handed over. */
@Injectable()
export class FormerCarriers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MemberAccounts) private readonly members: MemberAccounts,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
  ) {}

  /** The first opened first. */
  of(networkId: Id, agreementId: Id): Promise<FormerCarrier[]> {
    return this.database.rows<FormerCarrier>(sql`
      SELECT id, email, open_until AS "openUntil", disabled_at AS "disabledAt" FROM account
       WHERE network_id = ${networkId} AND agreement_id = ${agreementId} ORDER BY id`);
  }

  /** The addresses of the other coordinators, who may be of the carrier that leaves. */
  async colleaguesOf({ networkId, accountId }: ViewerOf<'coordinator'>): Promise<readonly string[]> {
    const rows = await this.database.rows<{ email: string }>(sql`
      SELECT email FROM account
       WHERE network_id = ${networkId} AND role = 'coordinator' AND disabled_at IS NULL AND id <> ${accountId}
       ORDER BY email`);
    return rows.map(({ email }) => email);
  }

  /**
   * Opens an account for the address. A coordinator's becomes one: it coordinates no more, and has to sign in again. Opened
   * already for this agreement, it has another last day.
   * @throws OwnAccount, EmailTaken; NotFound when the caller does not coordinate any more
   */
  async open(tx: Tx, caller: ViewerOf<'coordinator'>, access: FormerAccess): Promise<Id> {
    const { networkId, accountId } = caller;
    const { email, agreementId, openUntil } = access;
    // All of them, in one order: two who would make a former carrier of each other leave nobody.
    const coordinators = await tx.rows<{ id: Id }>(sql`
      SELECT id FROM account WHERE network_id = ${networkId} AND role = 'coordinator' AND disabled_at IS NULL
       ORDER BY id FOR UPDATE`);
    if (!coordinators.some(({ id }) => id === accountId)) throw new NotFound();
    const known = await tx.row<Known>(sql`
      SELECT id, role, agreement_id AS "agreementId" FROM account
       WHERE network_id = ${networkId} AND lower(email) = lower(${email})`);
    if (!known) return this.members.invite(tx, { networkId, role: 'former_carrier', ...access });
    if (known.id === accountId) throw new OwnAccount();
    if (known.role !== 'coordinator' && known.agreementId !== agreementId) throw new EmailTaken();
    await tx.rows(sql`
      UPDATE account
         SET role = 'former_carrier', agreement_id = ${agreementId}, open_until = ${openUntil}, disabled_at = NULL
       WHERE id = ${known.id}`);
    if (known.role === 'coordinator') {
      await this.sessions.endAll(tx, known.id);
      tx.publish({
        type: 'account.opened.v1',
        networkId,
        subjectId: known.id,
        facts: { role: 'former_carrier' },
      });
    }
    return known.id;
  }

  /** Once that is committed: what the account opened before opens no more than it may from the next request on. */
  forget(): void {
    this.sessions.forget();
    this.tokens.forget();
  }
}
