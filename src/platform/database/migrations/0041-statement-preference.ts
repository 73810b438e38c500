import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a funder wants its statements, and of which it was reminded. */
export class StatementPreference1763700000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE statement_preference (
        network_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        every text NOT NULL CHECK (every IN ('month', 'quarter', 'none')),
        names_professionals boolean NOT NULL,
        attaches_pdf boolean NOT NULL,
        drafted_until date NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, agreement_id),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement
      );
      COMMENT ON COLUMN statement_preference.drafted_until IS 'The last day for which a draft has appeared by itself, or need not: none appears twice, even one that was discarded.';

      CREATE TABLE statement_reminder (
        network_id uuid NOT NULL,
        statement_id uuid NOT NULL,
        sequence integer NOT NULL CHECK (sequence > 0),
        sent_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, statement_id, sequence),
        FOREIGN KEY (network_id, statement_id) REFERENCES statement
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE statement_reminder, statement_preference`);
  }
}
