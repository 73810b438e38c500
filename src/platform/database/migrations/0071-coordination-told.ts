import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of what waits for a person the coordination is told by one letter, however many things happen and programs look. */
export class CoordinationTold1763700000071 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE coordination_told (
        network_id uuid NOT NULL REFERENCES network (id),
        kind text NOT NULL CHECK (kind IN ('closing_held_back', 'late_usage')),
        subject_id uuid NOT NULL,
        about_day date NOT NULL,
        PRIMARY KEY (network_id, kind, subject_id, about_day)
      );
      COMMENT ON COLUMN coordination_told.about_day IS 'closing_held_back: the last day of grace that has passed; late_usage: the day of the letter.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE coordination_told;');
  }
}
