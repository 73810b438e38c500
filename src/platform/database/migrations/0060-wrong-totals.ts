import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A total at the foot of a call list that its lines do not come to waits for somebody, as its lines do. */
export class WrongTotals1763700000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE call_import_line DROP CONSTRAINT call_import_line_kind_check;
      ALTER TABLE call_import_line ADD CONSTRAINT call_import_line_kind_check
        CHECK (kind IN ('unmatched', 'changed', 'disputed', 'total'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM call_import_line WHERE kind = 'total';
      ALTER TABLE call_import_line DROP CONSTRAINT call_import_line_kind_check;
      ALTER TABLE call_import_line ADD CONSTRAINT call_import_line_kind_check
        CHECK (kind IN ('unmatched', 'changed', 'disputed'));
    `);
  }
}
