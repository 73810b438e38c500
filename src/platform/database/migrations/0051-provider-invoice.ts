import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What providers ask for each month, kept as it was received, and what became of each line of it. */
export class ProviderInvoice1763700000051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE provider_invoice (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        provider_id uuid NOT NULL,
        number text NOT NULL,
        issued_on date NOT NULL,
        from_on date NOT NULL,
        to_on date NOT NULL CHECK (to_on >= from_on),
        client_account text,
        total_cents bigint NOT NULL,
        has_lines boolean NOT NULL,
        pdf_hash text NOT NULL,
        list_hash text,
        received_by uuid NOT NULL,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, provider_id) REFERENCES provider
      );
      CREATE UNIQUE INDEX an_invoice_is_received_once ON provider_invoice (network_id, provider_id, number);

      CREATE TABLE provider_invoice_file (
        network_id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 10485760),
        PRIMARY KEY (network_id, invoice_id),
        FOREIGN KEY (network_id, invoice_id) REFERENCES provider_invoice
      );
      ALTER TABLE provider_invoice_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
      COMMENT ON TABLE provider_invoice_file IS 'The PDF, byte for byte as it was received.';

      CREATE TABLE provider_invoice_line (
        network_id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        line integer NOT NULL,
        verdict text NOT NULL CHECK (verdict IN
          ('matched', 'priced_differently', 'unknown_to_us', 'missing_from_invoice', 'repeated', 'total_differs')),
        repeats text CHECK (repeats IN ('on_this_invoice', 'on_an_earlier_one')),
        listed_at integer,
        reference text,
        code text,
        call jsonb,
        refusal text,
        their_cents bigint,
        our_cents bigint,
        session_id uuid,
        usage_id uuid,
        holds boolean NOT NULL,
        decision text CHECK (decision IN ('accepted', 'disputed')),
        decision_reason text,
        decision_comment text,
        decided_by uuid,
        decided_at timestamptz,
        settled_at timestamptz,
        PRIMARY KEY (network_id, invoice_id, line),
        FOREIGN KEY (network_id, invoice_id) REFERENCES provider_invoice,
        CONSTRAINT what_is_held_is_a_session CHECK (NOT holds OR (session_id IS NOT NULL AND usage_id IS NOT NULL)),
        CONSTRAINT what_is_settled_is_held CHECK (settled_at IS NULL OR (holds AND decision IS DISTINCT FROM 'disputed')),
        CONSTRAINT what_is_decided_has_its_reason CHECK (
          (decision IS NULL) = (decision_reason IS NULL) AND (decision IS NULL) = (decided_at IS NULL))
      ) WITH (fillfactor = 70);
      COMMENT ON COLUMN provider_invoice_line.listed_at IS 'Its line in the file, counted from 1; null for a session that the invoice lacks, and for the total.';
      COMMENT ON COLUMN provider_invoice_line.session_id IS 'The first record of the session, the same whatever is corrected.';
      COMMENT ON COLUMN provider_invoice_line.holds IS 'This invoice is the one that pays for the session; until it is disputed.';
      CREATE UNIQUE INDEX a_session_is_on_one_invoice ON provider_invoice_line (network_id, session_id) WHERE holds;
      CREATE INDEX invoice_line_of_usage ON provider_invoice_line (network_id, usage_id) WHERE holds;
      CREATE INDEX invoice_line_of_verdict ON provider_invoice_line (network_id, invoice_id, verdict, line);

      CREATE TRIGGER provider_invoice_stays_as_received BEFORE UPDATE OR DELETE OR TRUNCATE ON provider_invoice
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER provider_invoice_file_stays_as_received BEFORE UPDATE OR DELETE OR TRUNCATE ON provider_invoice_file
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER provider_invoice_line_stays_as_received
        BEFORE UPDATE OF network_id, invoice_id, line, listed_at, reference, code, call, refusal, their_cents
        ON provider_invoice_line FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER provider_invoice_line_is_never_deleted BEFORE DELETE OR TRUNCATE ON provider_invoice_line
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE provider_invoice_line, provider_invoice_file, provider_invoice');
  }
}
