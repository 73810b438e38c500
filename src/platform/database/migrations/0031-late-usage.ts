import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that became known after their agreement was closed: recorded, not charged, until somebody decides. */
export class LateUsage1763700000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE late_usage (
        network_id uuid NOT NULL,
        usage_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        arrived_at timestamptz NOT NULL,
        decision text CHECK (decision IN ('charged', 'reopened')),
        charged_to uuid,
        charged_usage_id uuid,
        reason text,
        decided_by uuid,
        decided_at timestamptz,
        PRIMARY KEY (network_id, usage_id),
        FOREIGN KEY (network_id, usage_id) REFERENCES usage_record,
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement,
        FOREIGN KEY (network_id, charged_to) REFERENCES agreement,
        CONSTRAINT decided_with_a_reason CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (reason IS NULL)),
        CONSTRAINT charged_to_somebody CHECK ((decision IS NOT DISTINCT FROM 'charged') = (charged_to IS NOT NULL)),
        CONSTRAINT charged_as_a_record_of_its_own CHECK ((charged_to IS NULL) = (charged_usage_id IS NULL))
      );
      CREATE INDEX late_usage_undecided ON late_usage (network_id, agreement_id, usage_id) WHERE decision IS NULL;
      CREATE TRIGGER late_usage_is_decided_once BEFORE UPDATE ON late_usage
        FOR EACH ROW WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER late_usage_is_never_dropped BEFORE DELETE OR TRUNCATE ON late_usage
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE late_usage`);
  }
}
