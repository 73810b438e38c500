import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which thresholds of its agreements a network was told: each once, until more money comes. */
export class ThresholdAlerts1763700000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE agreement ADD COLUMN alert_thresholds integer[] NOT NULL DEFAULT '{75,90,100}'
        CHECK (0 < ALL (alert_thresholds));
      ALTER TABLE agreement ALTER COLUMN alert_thresholds DROP DEFAULT;

      CREATE TABLE threshold_alert (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        threshold integer NOT NULL CHECK (threshold > 0),
        raised_at timestamptz NOT NULL,
        cleared_at timestamptz CHECK (cleared_at >= raised_at),
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement
      );
      COMMENT ON COLUMN threshold_alert.threshold IS 'In percent of what was granted, committed and consumed together.';
      CREATE UNIQUE INDEX threshold_alert_told_once ON threshold_alert (network_id, agreement_id, threshold)
        WHERE cleared_at IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE threshold_alert;
      ALTER TABLE agreement DROP COLUMN alert_thresholds;
    `);
  }
}
