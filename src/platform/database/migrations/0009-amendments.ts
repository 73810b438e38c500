import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agreement has agreed to change since it was signed. */
export class Amendments1763700000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE amendment (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        reference text NOT NULL,
        grant_delta_cents bigint NOT NULL,
        ends_on date NOT NULL,
        ended_on_before date NOT NULL,
        made_at timestamptz NOT NULL,
        made_by uuid,
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement,
        CONSTRAINT an_amendment_changes_something CHECK (grant_delta_cents <> 0 OR ends_on <> ended_on_before)
      );
      COMMENT ON COLUMN amendment.ends_on IS 'The last day of the agreement from then on, whether it has changed or not.';
      CREATE INDEX amendment_of_agreement ON amendment (network_id, agreement_id, id);
      CREATE TRIGGER amendment_is_never_rewritten BEFORE UPDATE OR DELETE ON amendment
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER amendment_is_never_truncated BEFORE TRUNCATE ON amendment
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE amendment`);
  }
}
