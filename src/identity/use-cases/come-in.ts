import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import type { Role } from '../../kernel/viewer.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { LinkUnusable } from '../domain/identity.errors.js';
import { Attempts, AuditLog, Sessions, SignInLinks, triesFromOnePlace, type Way } from './ports.js';

/** The browser that comes in: where from, what it calls itself, and the cookie of the session that it leaves. */
export type Browser = Readonly<{ from: string; device: string; former: string | null }>;

/** Somebody is in: the new session's secret, and the path that they had asked for (`/` when none). */
export type CameIn = Readonly<{ secret: string; role: Role; nextPath: string }>;

/** Opens a session: whatever the browser brought is ended, and nothing of it goes on. */
@Injectable()
export class ComeIn {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SignInLinks) private readonly links: SignInLinks,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  /** @throws TooManyRequests, LinkUnusable */
  async byLink(link: string, browser: Browser): Promise<CameIn> {
    await this.attempts.take(triesFromOnePlace, browser.from);
    return this.leavingFormer(browser, async (tx) => {
      const used = await this.links.use(tx, link);
      if (!used) throw new LinkUnusable();
      const secret = await this.open(tx, used.accountId, 'email_link', browser);
      return { secret, role: used.role, nextPath: used.nextPath };
    });
  }

  /** For an account that something else has proved to be the person's. @returns the new session's secret */
  async as(accountId: Id, way: Way, browser: Browser): Promise<string> {
    return this.leavingFormer(browser, (tx) => this.open(tx, accountId, way, browser));
  }

  private async leavingFormer<Result>(
    { former }: Browser,
    work: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    const result = await this.database.transaction(async (tx) => {
      if (former) await this.sessions.endOf(tx, former);
      return work(tx);
    });
    this.sessions.forget();
    return result;
  }

  private async open(tx: Tx, accountId: Id, way: Way, { device }: Browser): Promise<string> {
    const { id, secret } = await this.sessions.open(tx, accountId, way, device);
    await this.audit.record(tx, { accountId, action: `sign-in ${way}`, subjectId: id, status: 200 });
    return secret;
  }
}
