import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a provider's lists were laid out, version after version; the one in force stands beside the provider. */
export class CallListLayout1763700000061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE call_list_layout (
        network_id uuid NOT NULL,
        provider_id uuid NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        mapping jsonb,
        kept_by uuid,
        kept_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, provider_id, version)
      );
      COMMENT ON COLUMN call_list_layout.mapping IS 'Null: the usual columns again.';
      INSERT INTO call_list_layout (network_id, provider_id, version, mapping, kept_at)
      SELECT network_id, id, 1, call_list_mapping, created_at FROM provider WHERE call_list_mapping IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE call_list_layout;`);
  }
}
