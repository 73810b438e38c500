import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys (WebAuthn), and the challenges that they sign. */
export class Passkeys1763700000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE passkey (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        credential_id text NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        device text NOT NULL,
        created_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT passkey_credential UNIQUE (credential_id)
      );
      CREATE INDEX passkey_account ON passkey (account_id, id);
      COMMENT ON COLUMN passkey.counter IS 'What the key last said of how often it signed; always 0 with keys that are synchronised.';

      CREATE TABLE passkey_challenge (
        hash bytea PRIMARY KEY,
        account_id uuid REFERENCES account,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX passkey_challenge_age ON passkey_challenge (expires_at);
      COMMENT ON COLUMN passkey_challenge.account_id IS 'Who adds a key; null for somebody who signs in, and is not known yet.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE passkey_challenge, passkey');
  }
}
