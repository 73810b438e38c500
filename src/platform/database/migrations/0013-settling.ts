import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a coordinator says of a correction, and what became of the messages that waited for a person. */
export class Settling1763700000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE usage_record ADD COLUMN correction_comment text;
      COMMENT ON COLUMN usage_record.correction_comment IS 'Of the file, never of a patient.';

      ALTER TABLE received_event
        ADD COLUMN settlement text CHECK (settlement IN ('accepted', 'set_aside')),
        ADD COLUMN settlement_reason text,
        ADD COLUMN settled_by uuid,
        ADD COLUMN settled_at timestamptz;
      CREATE UNIQUE INDEX received_event_by_id ON received_event (network_id, id);
      DROP INDEX received_event_to_settle;
      CREATE INDEX received_event_to_settle ON received_event (network_id, id)
        WHERE outcome IN ('kept', 'disputed') AND settlement IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX received_event_to_settle, received_event_by_id;
      CREATE INDEX received_event_to_settle ON received_event (network_id, id) WHERE outcome IN ('kept', 'disputed');
      ALTER TABLE received_event
        DROP COLUMN settlement, DROP COLUMN settlement_reason, DROP COLUMN settled_by, DROP COLUMN settled_at;
      ALTER TABLE usage_record DROP COLUMN correction_comment;
    `);
  }
}
