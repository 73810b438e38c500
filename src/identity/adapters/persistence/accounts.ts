import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import { Conflict } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Role } from '../../../kernel/viewer.js';
import { Database, breaks, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import {
  AccountBook,
  type AccountOnRecord,
  type KnownAccount,
  type NetworkAccount,
} from '../../use-cases/ports.js';
import { AccountEntity } from './account.entity.js';

export type NewAccount = Readonly<{
  networkId: Id | null;
  email: string;
  role: Role;
  professionalId?: Id;
  practiceId?: Id;
  funderId?: Id;
  providerId?: Id;
  agreementId?: Id;
  openUntil?: Day;
}>;

/** One e-mail address opens one account, whatever the network. */
export class EmailTaken extends Conflict {
  constructor() {
    super({
      type: 'email-taken',
      title: { fr: 'Adresse déjà employée', en: 'Address already in use' },
      detail: {
        fr: 'Un compte existe déjà à cette adresse électronique. Donnez-en une autre.',
        en: 'There is an account at this e-mail address already. Give another one.',
      },
    });
  }
}

const recordColumns: Sql = sql`
  id, email, role, professional_id AS "professionalId", practice_id AS "practiceId",
  funder_id AS "funderId", provider_id AS "providerId", agreement_id AS "agreementId",
  open_until AS "openUntil", disabled_at AS "disabledAt"`;

@Injectable()
export class Accounts extends AccountBook {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  /** @throws EmailTaken */
  async open(tx: Tx, account: NewAccount): Promise<Id> {
    const id = newId();
    const none = {
      professionalId: null,
      practiceId: null,
      funderId: null,
      providerId: null,
      agreementId: null,
      openUntil: null,
      disabledAt: null,
    };
    try {
      await tx.manager.insert(AccountEntity, { ...none, ...account, id, createdAt: tx.at });
    } catch (error) {
      throw breaks(error, 'account_email') ? new EmailTaken() : error;
    }
    return id;
  }

  /** @returns null when nobody has this address, or no longer. */
  async byEmail(email: string): Promise<Id | null> {
    return (await this.withEmail(email))?.id ?? null;
  }

  override async withEmail(email: string): Promise<KnownAccount | null> {
    const account = await this.database.row<KnownAccount>(sql`
      SELECT id, email, role, network_id AS "networkId" FROM account
       WHERE lower(email) = lower(${email}) AND disabled_at IS NULL`);
    return account ?? null;
  }

  override withRpps(rpps: string): Promise<NetworkAccount[]> {
    return this.database.rows<NetworkAccount>(sql`
      SELECT a.id, n.name AS network
        FROM professional p
        JOIN account a ON a.network_id = p.network_id AND a.professional_id = p.id
        JOIN network n ON n.id = p.network_id
       WHERE p.rpps = ${rpps} AND p.status = 'enrolled' AND a.disabled_at IS NULL
       ORDER BY n.name, a.id`);
  }

  override async disable(tx: Tx, networkId: Id, id: Id): Promise<AccountOnRecord | null> {
    const account = await tx.row<AccountOnRecord>(sql`
      UPDATE account SET disabled_at = coalesce(disabled_at, ${tx.at})
       WHERE network_id = ${networkId} AND id = ${id} RETURNING ${recordColumns}`);
    return account ?? null;
  }

  override async enable(tx: Tx, networkId: Id, id: Id): Promise<AccountOnRecord | null> {
    const account = await tx.row<AccountOnRecord>(sql`
      UPDATE account SET disabled_at = NULL
       WHERE network_id = ${networkId} AND id = ${id} RETURNING ${recordColumns}`);
    return account ?? null;
  }

  /** The network's accounts, oldest first. */
  page(networkId: Id, { after, limit }: Slice): Promise<AccountOnRecord[]> {
    return this.database.rows<AccountOnRecord>(sql`
      SELECT ${recordColumns} FROM account
       WHERE network_id = ${networkId} AND (${after}::uuid IS NULL OR id > ${after})
       ORDER BY id LIMIT ${limit + 1}`);
  }
}
