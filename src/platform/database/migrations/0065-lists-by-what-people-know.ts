import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions by when they took place, and call lists by the name of their file and the time that they cover. */
export class ListsByWhatPeopleKnow1763700000065 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX usage_by_start ON usage_record (network_id, started_at, id);

      ALTER TABLE call_import
        ADD COLUMN file_name text CHECK (char_length(file_name) <= 120),
        ADD COLUMN first_call_at timestamptz,
        ADD COLUMN last_call_at timestamptz CHECK (last_call_at >= first_call_at);
      COMMENT ON COLUMN call_import.first_call_at IS 'Of the lines that were counted, now or before: a wrong date that nobody has settled yet says nothing of the list.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE call_import DROP COLUMN last_call_at, DROP COLUMN first_call_at, DROP COLUMN file_name;
      DROP INDEX usage_by_start;
    `);
  }
}
