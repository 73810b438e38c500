import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ancien porteur : somebody who ran an agreement until a handover, and reads what it paid for until a day. */
export class FormerCarrier1763700000072 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE account
        ADD COLUMN agreement_id uuid,
        ADD COLUMN open_until date,
        ADD FOREIGN KEY (network_id, agreement_id) REFERENCES agreement (network_id, id),
        DROP CONSTRAINT account_scope,
        ADD CONSTRAINT account_scope CHECK (${scope}
          AND (role = 'former_carrier') = (agreement_id IS NOT NULL)
          AND (role = 'former_carrier') = (open_until IS NOT NULL)
          AND role IN ('professional', 'staff', 'coordinator', 'funder', 'provider', 'former_carrier', 'admin')
        );
      COMMENT ON COLUMN account.open_until IS 'The last day on which the account opens anything.';
      CREATE INDEX account_open_until ON account (open_until) WHERE open_until IS NOT NULL AND disabled_at IS NULL;
      CREATE INDEX account_agreement ON account (network_id, agreement_id) WHERE agreement_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE account
        DROP CONSTRAINT account_scope,
        DROP COLUMN agreement_id,
        DROP COLUMN open_until,
        ADD CONSTRAINT account_scope CHECK (${scope}
          AND role IN ('professional', 'staff', 'coordinator', 'funder', 'provider', 'admin')
        );
    `);
  }
}

const scope = `
          (role = 'admin') = (network_id IS NULL)
          AND (role = 'professional') = (professional_id IS NOT NULL)
          AND (role = 'staff') = (practice_id IS NOT NULL)
          AND (role = 'funder') = (funder_id IS NOT NULL)
          AND (role = 'provider') = (provider_id IS NOT NULL)`;
