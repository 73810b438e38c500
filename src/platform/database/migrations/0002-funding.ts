import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tariffs, funders, agreements, access codes, and the ledger that the database itself guards. */
export class Funding1763700000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE tariff (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        provider_id uuid NOT NULL,
        valid_from date NOT NULL,
        stacking text NOT NULL CHECK (stacking IN ('highest', 'sum')),
        vat_basis_points integer NOT NULL CHECK (vat_basis_points >= 0),
        rules jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id),
        UNIQUE (network_id, provider_id, valid_from),
        FOREIGN KEY (network_id, provider_id) REFERENCES provider
      );
      CREATE TRIGGER tariff_is_never_rewritten BEFORE UPDATE OR DELETE ON tariff
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

      CREATE TABLE funder (
        network_id uuid NOT NULL REFERENCES network,
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id)
      );
      ALTER TABLE account ADD FOREIGN KEY (network_id, funder_id) REFERENCES funder;

      CREATE TABLE agreement (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        funder_id uuid NOT NULL,
        carrier text NOT NULL,
        title text NOT NULL,
        reference text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        priority integer NOT NULL,
        eligible_modalities text[] NOT NULL,
        eligible_professions text[] NOT NULL,
        eligible_communes text[] NOT NULL,
        eligible_categories text[] NOT NULL,
        on_exhaustion text NOT NULL CHECK (on_exhaustion IN ('block', 'warn', 'fall_back')),
        unspent text NOT NULL CHECK (unspent IN ('repayment', 'restricted_funds', 'carry_over')),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, funder_id) REFERENCES funder
      );

      CREATE TABLE access_code (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        provider_id uuid NOT NULL,
        professional_id uuid,
        practice_id uuid,
        agreement_id uuid NOT NULL,
        code text NOT NULL,
        valid_from date NOT NULL,
        revoked_on date,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id),
        UNIQUE (network_id, provider_id, code, valid_from),
        CHECK (professional_id IS NULL OR practice_id IS NULL),
        FOREIGN KEY (network_id, provider_id) REFERENCES provider,
        FOREIGN KEY (network_id, professional_id) REFERENCES professional,
        FOREIGN KEY (network_id, practice_id) REFERENCES practice,
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement
      );
      COMMENT ON COLUMN access_code.revoked_on IS 'The first day on which the code no longer opens anything.';

      DO $$
      DECLARE reference_table text;
      BEGIN
        FOREACH reference_table IN ARRAY ARRAY['practice', 'professional', 'professional_practice', 'provider',
                                               'tariff', 'agreement', 'access_code'] LOOP
          EXECUTE format('CREATE TRIGGER %1$s_revises_network_on_insert AFTER INSERT ON %1$s
            REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION revise_network()', reference_table);
          EXECUTE format('CREATE TRIGGER %1$s_revises_network_on_update AFTER UPDATE ON %1$s
            REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION revise_network()', reference_table);
          EXECUTE format('CREATE TRIGGER %1$s_revises_network_on_delete AFTER DELETE ON %1$s
            REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION revise_network()', reference_table);
        END LOOP;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE access_code, agreement, tariff;
      ALTER TABLE account DROP CONSTRAINT account_network_id_funder_id_fkey;
      DROP TABLE funder;
    `);
  }
}
