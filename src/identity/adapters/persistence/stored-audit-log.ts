import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Role } from '../../../kernel/viewer.js';
import { Database, type Queryable, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { AuditLog, NO_NETWORK, type Deed } from '../../use-cases/ports.js';

export type AuditEntry = Deed &
  Readonly<{
    id: Id;
    at: Date;
    /** Null once the account is erased. */
    email: string | null;
    role: Role | null;
    /** A person, a practice, a funder or a provider; null where the role says enough. */
    name: string | null;
  }>;
export type AuditFilter = Readonly<{ who?: Id; what?: string; from?: string; to?: string }>;
type Waiting = Deed & Readonly<{ id: Id; at: Date }>;

/** The database refuses that an entry is ever changed or taken away. */
@Injectable()
export class StoredAuditLog extends AuditLog implements BeforeApplicationShutdown {
  private readonly log = new Logger('audit');
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  override async record(tx: Tx, deed: Deed): Promise<void> {
    await write(tx, [{ ...deed, id: newId(), at: tx.at }]);
  }

  /**
   * Writes the deed down before the promise is kept; deeds that come while others are being written share one statement.
   * Never fails: what was done is done, and the program's log says that it could not be written here.
   */
  async witness(deed: Deed): Promise<void> {
    this.waiting.push({ ...deed, id: newId(), at: this.clock.now() });
    while (this.writing) await this.writing;
    if (this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    this.writing = write(this.database, batch)
      .catch((error: unknown) =>
        this.log.error({ message: 'deeds not in the audit log', deeds: batch, cause: String(error) }),
      )
      .finally(() => (this.writing = null));
    await this.writing;
  }

  /** Until what was witnessed so far is written down. */
  private async written(): Promise<void> {
    while (this.writing) await this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.written();
  }

  /** Latest first. @param networkId null for what administrators did */
  async page(networkId: Id | null, filter: AuditFilter, { after, limit }: Slice): Promise<AuditEntry[]> {
    await this.written();
    const { who = null, what = null, from = null, to = null } = filter;
    const network = networkId ?? NO_NETWORK;
    return this.database.rows<AuditEntry>(sql`
      SELECT e.id, e.at, e.account_id AS "accountId", a.email, a.role, e.action,
             e.subject_id AS "subjectId", e.status,
             coalesce(m.given_name || ' ' || m.family_name, c.name, f.name, p.name) AS name
        FROM audit_entry e
        LEFT JOIN account a ON a.id = e.account_id
        LEFT JOIN practice c ON c.network_id = a.network_id AND c.id = a.practice_id
        LEFT JOIN professional m ON m.network_id = a.network_id AND m.id = a.professional_id
        LEFT JOIN funder f ON f.network_id = a.network_id AND f.id = a.funder_id
        LEFT JOIN provider p ON p.network_id = a.network_id AND p.id = a.provider_id
       WHERE e.network_id = ${network} AND (${after}::uuid IS NULL OR e.id < ${after})
         AND (${who}::uuid IS NULL OR e.account_id = ${who})
         AND (${what}::text IS NULL OR strpos(lower(e.action), lower(${what})) > 0)
         AND (${from}::date IS NULL OR e.at >= ${startOf(sql`${from}::date`, network)})
         AND (${to}::date IS NULL OR e.at < ${startOf(sql`(${to}::date + 1)`, network)})
       ORDER BY e.id DESC LIMIT ${limit + 1}`);
  }
}

const startOf = (day: Sql, network: Id): Sql =>
  sql`${day}::timestamp AT TIME ZONE coalesce((SELECT time_zone FROM network WHERE id = ${network}), 'Europe/Paris')`;

/** Whose network it is, the account says: nobody writes into another one's log. */
const write = async (where: Queryable, deeds: readonly Waiting[]): Promise<void> => {
  await where.rows(
    sql`
      INSERT INTO audit_entry (network_id, id, at, account_id, action, subject_id, status)
      SELECT coalesce(a.network_id, ${NO_NETWORK}), d.id, d.at, d."accountId", d.action, d."subjectId", d.status
        FROM jsonb_to_recordset(${JSON.stringify(deeds)}::jsonb)
          AS d(id uuid, at timestamptz, "accountId" uuid, action text, "subjectId" uuid, status integer)
        JOIN account a ON a.id = d."accountId"`,
    'write-audit',
  );
};
