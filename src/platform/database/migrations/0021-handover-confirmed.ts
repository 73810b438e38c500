import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who said that a handover may happen, when it was last rehearsed, and whether something held it back. */
export class HandoverConfirmed1763700000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE handover
        ADD COLUMN rehearsed_at timestamptz,
        ADD COLUMN confirmed_by uuid,
        ADD COLUMN confirmed_at timestamptz,
        ADD COLUMN at_once boolean NOT NULL DEFAULT false,
        ADD COLUMN held_back_at timestamptz,
        ADD CONSTRAINT what_is_confirmed_names_who CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL));
      ALTER TABLE handover ALTER COLUMN at_once DROP DEFAULT;
      CREATE INDEX handover_held_back ON handover (network_id) WHERE held_back_at IS NOT NULL AND status = 'draft';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE handover DROP COLUMN rehearsed_at, DROP COLUMN confirmed_by, DROP COLUMN confirmed_at,
        DROP COLUMN at_once, DROP COLUMN held_back_at;
    `);
  }
}
