import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The private address under which somebody's calendar reads their appointments. */
export class CalendarFeed1763700000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE calendar_feed (
        account_id uuid PRIMARY KEY REFERENCES account,
        hash bytea NOT NULL UNIQUE,
        made_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN calendar_feed.hash IS 'SHA-256 of the secret in the address: a copy of the database opens nothing.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE calendar_feed`);
  }
}
