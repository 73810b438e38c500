import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { InvalidInput, Refusal } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../database/database.js';
import { ReferenceCache } from '../database/reference-cache.js';
import type { Queryable, Tx } from '../database/transaction.js';
import type { Exchange, Request } from './exchange.js';
import { IdempotencyKeyReused, RequestInFlight, TooBusy } from './http-refusals.js';
import { languageOf, problemOf, type Problem } from './problem.js';
import { StoredRefusal } from './stored-refusal.js';

/** What makes two requests the same one. */
export type OnceKey = Readonly<{ accountId: Id; key: string; fingerprint: string }>;
type Stored = { fingerprint: string; status: number; body: unknown };

const notAnswers = [IdempotencyKeyReused, RequestInFlight, TooBusy];
const KEY_FORM = /^[\x21-\x7e]{1,200}$/;
const CREATED = 201;

/** In a form that is sent once however often its button is pressed; corrected and sent again, it is another one. */
const ONCE_FIELD = '_once';

/**
 * Runs a command in one transaction, once for each Idempotency-Key: the answer is stored with the effects, so that a
 * request sent again gets it again and does nothing. Refusals are answers too.
 */
@Injectable()
export class Commands {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
  ) {}

  async once<Body>(exchange: Exchange, work: (tx: Tx) => Promise<Body>): Promise<Body> {
    try {
      return await this.run(exchange, work);
    } finally {
      const { viewer } = exchange.request;
      if (viewer && viewer.role !== 'admin') this.cache.doubt(viewer.networkId);
    }
  }

  private async run<Body>(exchange: Exchange, work: (tx: Tx) => Promise<Body>): Promise<Body> {
    const once = this.keyOf(exchange);
    if (!once) return this.database.transaction(work);
    try {
      const done = await this.database.transaction(async (tx) => {
        const stored = await this.claim(tx, once);
        if (stored) return { replayed: true, body: stored.body as Body };
        const body = await work(tx);
        await store(tx, once, CREATED, body);
        return { replayed: false, body };
      });
      if (done.replayed) void exchange.reply.header('idempotent-replayed', 'true');
      return done.body;
    } catch (refusal) {
      if (refusal instanceof Refusal) await this.storeRefusal(exchange, once, refusal);
      throw refusal;
    }
  }

  /** @returns null when the caller gave no key. */
  keyOf({ request }: Exchange): OnceKey | null {
    const key = request.headers['idempotency-key'] ?? keyOfForm(request);
    if (key === undefined) return null;
    if (typeof key !== 'string' || !KEY_FORM.test(key)) {
      throw new InvalidInput([], {
        fr: 'Idempotency-Key : de 1 à 200 caractères ASCII visibles, par exemple un UUID.',
        en: 'Idempotency-Key: 1 to 200 visible ASCII characters, for example a UUID.',
      });
    }
    const fingerprint = createHash('sha256')
      .update(`${request.method} ${request.url}\n`)
      .update(JSON.stringify(request.body ?? null))
      .digest('base64url');
    return { accountId: request.viewer?.accountId ?? ANONYMOUS, key, fingerprint };
  }

  /**
   * Holds the key until the transaction ends.
   * @returns the stored answer, or null when this request is the first.
   * @throws RequestInFlight, IdempotencyKeyReused, StoredRefusal
   */
  private async claim(tx: Tx, { accountId, key, fingerprint }: OnceKey): Promise<Stored | null> {
    const lock = await tx.row<{ free: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${`${accountId}:${key}`}, 0)) AS free`,
      'claim-key',
    );
    if (!lock?.free) throw new RequestInFlight();
    return find(tx, { accountId, key, fingerprint });
  }

  /**
   * @returns the answer that this key was given before, or null.
   * @throws IdempotencyKeyReused, StoredRefusal
   */
  answerTo(once: OnceKey): Promise<Stored | null> {
    return find(this.database, once);
  }

  /** Keeps a refusal for the key, unless an answer is there already. That it was not come to, or is still under way, is no answer. */
  async storeRefusal(exchange: Exchange, once: OnceKey, refusal: Refusal): Promise<void> {
    if (notAnswers.some((kind) => refusal instanceof kind)) return;
    const problem = problemOf(refusal, languageOf(exchange.request));
    await this.database.transaction((tx) => store(tx, once, problem.status, problem));
  }
}

const keyOfForm = ({ body, browserSession }: Request): string | undefined => {
  if (!browserSession || typeof body !== 'object' || body === null || !(ONCE_FIELD in body)) return undefined;
  return `form-${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}`;
};

/** @throws IdempotencyKeyReused when the key was used for something else; StoredRefusal when the answer was a refusal. */
export const replayOf = (stored: Stored, fingerprint: string): Stored => {
  if (stored.fingerprint !== fingerprint) throw new IdempotencyKeyReused();
  if (stored.status >= 400) throw new StoredRefusal(stored.body as Problem);
  return stored;
};

const find = async (
  database: Queryable,
  { accountId, key, fingerprint }: OnceKey,
): Promise<Stored | null> => {
  const stored = await database.row<Stored>(
    sql`SELECT fingerprint, status, body FROM idempotency_key WHERE account_id = ${accountId} AND key = ${key}`,
    'find-key',
  );
  return stored ? replayOf(stored, fingerprint) : null;
};

const ANONYMOUS = '00000000-0000-0000-0000-000000000000';

const store = async (
  tx: Tx,
  { accountId, key, fingerprint }: OnceKey,
  status: number,
  body: unknown,
): Promise<void> => {
  await tx.rows(
    sql`
      INSERT INTO idempotency_key (account_id, key, fingerprint, status, body, created_at)
      VALUES (${accountId}, ${key}, ${fingerprint}, ${status}, ${JSON.stringify(body ?? null)}, ${tx.at})
      ON CONFLICT DO NOTHING`,
    'store-key',
  );
};
