import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Networks, the people and practices in them, their accounts, and the events that everything leaves behind. */
export class Network1763700000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE network (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        time_zone text NOT NULL,
        shows_prices boolean NOT NULL,
        revision bigint NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN network.revision IS 'Grows with every change of reference data: what is cached under an older revision is stale.';

      CREATE FUNCTION revise_network() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE network SET revision = revision + 1 WHERE id IN (SELECT DISTINCT network_id FROM changed);
        RETURN NULL;
      END $$;

      CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% keeps its history: % is refused, record a new fact instead', TG_TABLE_NAME, TG_OP
          USING ERRCODE = 'restrict_violation';
      END $$;

      CREATE TABLE practice (
        network_id uuid NOT NULL REFERENCES network,
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        commune text NOT NULL,
        insee_code text NOT NULL,
        postcode text NOT NULL,
        address text NOT NULL,
        contact_phone text NOT NULL,
        finess text,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id)
      );

      CREATE TABLE professional (
        network_id uuid NOT NULL REFERENCES network,
        id uuid NOT NULL,
        given_name text NOT NULL,
        family_name text NOT NULL,
        profession text NOT NULL,
        email text NOT NULL,
        rpps text,
        status text NOT NULL CHECK (status IN ('invited', 'enrolled', 'suspended', 'left')),
        enrolled_on date,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id)
      );
      CREATE UNIQUE INDEX professional_email ON professional (network_id, lower(email));
      CREATE UNIQUE INDEX professional_rpps ON professional (network_id, rpps);

      CREATE TABLE professional_practice (
        network_id uuid NOT NULL,
        professional_id uuid NOT NULL,
        practice_id uuid NOT NULL,
        from_on date NOT NULL,
        until_on date CHECK (until_on >= from_on),
        PRIMARY KEY (network_id, professional_id, practice_id, from_on),
        FOREIGN KEY (network_id, professional_id) REFERENCES professional,
        FOREIGN KEY (network_id, practice_id) REFERENCES practice
      );
      COMMENT ON COLUMN professional_practice.until_on IS 'The last day there, included.';

      CREATE TABLE provider (
        network_id uuid NOT NULL REFERENCES network,
        id uuid NOT NULL UNIQUE,
        name text NOT NULL,
        dispatch text NOT NULL CHECK (dispatch IN ('api', 'phone_code')),
        base_url text CHECK (dispatch <> 'api' OR base_url IS NOT NULL),
        secret_sealed text CHECK (dispatch <> 'api' OR secret_sealed IS NOT NULL),
        phone_number text,
        client_number text,
        modalities text[] NOT NULL,
        languages text[] NOT NULL,
        departments text[] NOT NULL,
        communes text[] NOT NULL,
        notice jsonb NOT NULL,
        answer_within_minutes integer NOT NULL CHECK (answer_within_minutes > 0),
        usage_due_days integer NOT NULL CHECK (usage_due_days >= 0),
        call text NOT NULL CHECK (call IN ('professional_dials', 'provider_calls')),
        priority integer NOT NULL,
        call_list_mapping jsonb,
        suspended_on date,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id)
      );

      CREATE TABLE account (
        id uuid PRIMARY KEY,
        network_id uuid REFERENCES network,
        email text NOT NULL,
        role text NOT NULL,
        professional_id uuid,
        practice_id uuid,
        funder_id uuid,
        provider_id uuid,
        created_at timestamptz NOT NULL,
        disabled_at timestamptz,
        CONSTRAINT account_scope CHECK (
          (role = 'admin') = (network_id IS NULL)
          AND (role = 'professional') = (professional_id IS NOT NULL)
          AND (role = 'staff') = (practice_id IS NOT NULL)
          AND (role = 'funder') = (funder_id IS NOT NULL)
          AND (role = 'provider') = (provider_id IS NOT NULL)
          AND role IN ('professional', 'staff', 'coordinator', 'funder', 'provider', 'admin')
        ),
        FOREIGN KEY (network_id, professional_id) REFERENCES professional,
        FOREIGN KEY (network_id, practice_id) REFERENCES practice,
        FOREIGN KEY (network_id, provider_id) REFERENCES provider
      );
      CREATE UNIQUE INDEX account_email ON account (lower(email));
      CREATE INDEX account_network ON account (network_id, id);

      CREATE TABLE api_token (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz
      );

      CREATE TABLE idempotency_key (
        account_id uuid NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        status integer NOT NULL,
        body json NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

      CREATE TABLE event (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        type text NOT NULL,
        subject_id uuid NOT NULL,
        facts jsonb NOT NULL,
        occurred_at timestamptz NOT NULL,
        jobs text[] NOT NULL,
        queued_at timestamptz,
        PRIMARY KEY (network_id, id)
      );
      COMMENT ON COLUMN event.jobs IS 'The jobs that this event starts and that are not done yet: the outbox.';
      CREATE INDEX event_subject ON event (network_id, subject_id, id);
      CREATE INDEX event_outbox ON event (queued_at NULLS FIRST, id) WHERE jobs <> '{}';
      CREATE TRIGGER event_is_never_deleted BEFORE DELETE OR TRUNCATE ON event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER event_keeps_its_facts BEFORE UPDATE OF network_id, id, type, subject_id, facts, occurred_at
        ON event FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE event, idempotency_key, api_token, account, provider, professional_practice, professional, practice, network;
      DROP FUNCTION revise_network, refuse_rewrite;
    `);
  }
}
