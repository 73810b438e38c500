import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { after, CHALLENGE_MS } from '../../domain/session-life.js';
import { Passkeys, type Credential, type KnownPasskey } from '../../use-cases/passkey-ports.js';
import { hashOf, newSecret } from './secret-hash.js';

/** What its owner sees of a passkey: where it was made, and when it was last of use. */
export type OwnPasskey = Readonly<{ id: Id; device: string; createdAt: Date; usedAt: Date | null }>;

const DEVICE_LENGTH = 200;

@Injectable()
export class StoredPasskeys extends Passkeys {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  override async drawChallenge(accountId: Id | null): Promise<string> {
    const challenge = newSecret();
    await this.database.rows(sql`
      INSERT INTO passkey_challenge (hash, account_id, expires_at)
      VALUES (${hashOf(challenge)}, ${accountId}, ${after(this.clock.now(), CHALLENGE_MS)})`);
    return challenge;
  }

  // A statement of its own: the refusal of what follows does not give the challenge back.
  override async takeChallenge(challenge: string, accountId: Id | null): Promise<boolean> {
    const taken = await this.database.rows(sql`
      DELETE FROM passkey_challenge
       WHERE hash = ${hashOf(challenge)} AND account_id IS NOT DISTINCT FROM ${accountId}
         AND expires_at > ${this.clock.now()}
      RETURNING 1`);
    return taken.length > 0;
  }

  override async add(tx: Tx, accountId: Id, credential: Credential, device: string): Promise<boolean> {
    const { credentialId, publicKey, counter, transports } = credential;
    const added = await tx.rows(sql`
      INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, device, created_at)
      VALUES (${newId()}, ${accountId}, ${credentialId}, ${Buffer.from(publicKey)}, ${counter}, ${transports},
              ${device.slice(0, DEVICE_LENGTH)}, ${tx.at})
      ON CONFLICT ON CONSTRAINT passkey_credential DO NOTHING RETURNING id`);
    return added.length > 0;
  }

  override of(accountId: Id): Promise<Credential[]> {
    return this.database.rows<Credential>(sql`
      SELECT credential_id AS "credentialId", public_key AS "publicKey", counter, transports
        FROM passkey WHERE account_id = ${accountId} ORDER BY id`);
  }

  override async withCredential(credentialId: string): Promise<KnownPasskey | null> {
    const passkey = await this.database.row<KnownPasskey>(sql`
      SELECT k.id, k.account_id AS "accountId", a.role, k.credential_id AS "credentialId",
             k.public_key AS "publicKey", k.counter, k.transports
        FROM passkey k JOIN account a ON a.id = k.account_id
       WHERE k.credential_id = ${credentialId} AND a.disabled_at IS NULL`);
    return passkey ?? null;
  }

  override async use(tx: Tx, id: Id, counter: number): Promise<boolean> {
    // WebAuthn Level 3, §6.1.1: it goes forward at each use, or stays at zero for ever.
    const used = await tx.rows(sql`
      UPDATE passkey SET counter = ${counter}, used_at = ${tx.at}
       WHERE id = ${id} AND (counter < ${counter} OR (counter = 0 AND ${counter} = 0)) RETURNING id`);
    return used.length > 0;
  }

  /** The account's passkeys, oldest first. */
  ownedBy(accountId: Id): Promise<OwnPasskey[]> {
    return this.database.rows<OwnPasskey>(sql`
      SELECT id, device, created_at AS "createdAt", used_at AS "usedAt"
        FROM passkey WHERE account_id = ${accountId} ORDER BY id`);
  }

  /** @returns false when the account has no such passkey. */
  async remove(tx: Tx, accountId: Id, id: Id): Promise<boolean> {
    const removed = await tx.rows(
      sql`DELETE FROM passkey WHERE id = ${id} AND account_id = ${accountId} RETURNING id`,
    );
    return removed.length > 0;
  }
}
