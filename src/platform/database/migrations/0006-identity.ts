import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people come in and are known again, what slows down those who guess, and the record of who did and looked at what. */
export class Identity1763700000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE api_token ADD COLUMN label text NOT NULL DEFAULT '';
      CREATE INDEX api_token_account ON api_token (account_id, id);

      CREATE TABLE browser_session (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        hash bytea NOT NULL UNIQUE,
        way text NOT NULL CHECK (way IN ('email_link', 'demo', 'passkey', 'pro_sante_connect')),
        device text NOT NULL,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX browser_session_account ON browser_session (account_id, id);
      COMMENT ON COLUMN browser_session.hash IS 'SHA-256 of the cookie: a copy of the database opens nothing.';

      CREATE TABLE sign_in_link (
        id uuid PRIMARY KEY,
        account_id uuid REFERENCES account,
        next_path text NOT NULL,
        hash bytea UNIQUE,
        requested_at timestamptz NOT NULL,
        expires_at timestamptz,
        used_at timestamptz
      );
      CREATE INDEX sign_in_link_age ON sign_in_link (requested_at);
      COMMENT ON COLUMN sign_in_link.account_id IS 'Null for an address that nobody has: asking for it costs the same.';
      COMMENT ON COLUMN sign_in_link.hash IS 'SHA-256 of the secret in the link, drawn when the mail is sent.';

      CREATE TABLE rate_limit (
        key text NOT NULL,
        window_starts_at timestamptz NOT NULL,
        taken integer NOT NULL,
        PRIMARY KEY (key, window_starts_at)
      );
      CREATE INDEX rate_limit_age ON rate_limit (window_starts_at);

      CREATE TABLE local_mail (
        id uuid PRIMARY KEY,
        to_address text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        sent_at timestamptz NOT NULL
      );
      COMMENT ON TABLE local_mail IS 'What would have been sent: filled only where the program is tried out on one machine.';

      CREATE TABLE audit_entry (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        account_id uuid NOT NULL,
        action text NOT NULL,
        subject_id uuid,
        status integer NOT NULL,
        PRIMARY KEY (network_id, id)
      );
      COMMENT ON COLUMN audit_entry.network_id IS 'All zeros for what administrators do: they belong to no network.';
      CREATE INDEX audit_entry_account ON audit_entry (network_id, account_id, id);
      CREATE TRIGGER audit_entry_is_never_rewritten BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER audit_entry_is_never_emptied BEFORE TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE audit_entry, local_mail, rate_limit, sign_in_link, browser_session;
      DROP INDEX api_token_account;
      ALTER TABLE api_token DROP COLUMN label;
    `);
  }
}
