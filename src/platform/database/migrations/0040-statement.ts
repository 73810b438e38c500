import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a funder is told of a period, sealed once it is issued, and the movements of the ledger that it counts: each in one
 * statement alone, whatever a program does.
 */
export class Statement1763700000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE statement (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        from_on date NOT NULL,
        to_on date NOT NULL CHECK (to_on >= from_on),
        status text NOT NULL CHECK (status IN ('draft', 'issued', 'acknowledged', 'disputed')),
        drafted_by uuid,
        drafted_at timestamptz NOT NULL,
        year integer,
        sequence integer CHECK (sequence > 0),
        document text,
        hash text,
        detail text,
        detail_hash text,
        line_count integer,
        consumed_cents bigint,
        issued_by uuid,
        issued_at timestamptz,
        PRIMARY KEY (network_id, id),
        UNIQUE (network_id, agreement_id, id),
        CONSTRAINT statement_number_once UNIQUE (network_id, agreement_id, year, sequence),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement,
        CONSTRAINT what_is_issued_is_sealed CHECK (
          num_nonnulls(year, sequence, document, hash, detail, detail_hash, line_count, consumed_cents, issued_at)
            = CASE status WHEN 'draft' THEN 0 ELSE 9 END),
        CONSTRAINT a_seal_is_of_its_text CHECK (
          hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')
          AND detail_hash = encode(sha256(convert_to(detail, 'UTF8')), 'hex')),
        CONSTRAINT issued_periods_never_overlap EXCLUDE USING gist (
          network_id WITH =, agreement_id WITH =, daterange(from_on, to_on, '[]') WITH &&) WHERE (status <> 'draft')
      );
      COMMENT ON COLUMN statement.document IS 'The funder''s, masked, as canonical JSON: what its hash is of.';
      COMMENT ON COLUMN statement.detail IS 'The coordinator''s, not masked, with the digest of its lines.';
      COMMENT ON COLUMN statement.year IS 'Of issue, where the network is: numbers begin again each year.';
      CREATE INDEX statement_of_agreement ON statement (network_id, agreement_id, from_on);
      CREATE INDEX statement_unanswered ON statement (issued_at) WHERE status = 'issued';

      CREATE TABLE statement_line (
        network_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        statement_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('session', 'adjustment')),
        amends_id uuid CHECK (amends_id <> statement_id),
        PRIMARY KEY (network_id, agreement_id, entry_id),
        FOREIGN KEY (network_id, agreement_id, entry_id) REFERENCES ledger_entry,
        FOREIGN KEY (network_id, agreement_id, statement_id) REFERENCES statement (network_id, agreement_id, id),
        FOREIGN KEY (network_id, agreement_id, amends_id) REFERENCES statement (network_id, agreement_id, id),
        CONSTRAINT an_adjustment_names_what_it_amends CHECK ((kind = 'adjustment') = (amends_id IS NOT NULL))
      );
      COMMENT ON TABLE statement_line IS 'Its key is that of the movement: none is ever counted by two statements.';
      CREATE INDEX statement_line_of_statement ON statement_line (network_id, statement_id, entry_id);
      CREATE TRIGGER statement_line_is_never_rewritten BEFORE UPDATE OR DELETE ON statement_line
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER statement_line_is_never_truncated BEFORE TRUNCATE ON statement_line
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

      CREATE TABLE statement_answer (
        network_id uuid NOT NULL,
        statement_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('acknowledged', 'disputed')),
        comment text CHECK (status <> 'disputed' OR comment IS NOT NULL),
        answered_by uuid NOT NULL,
        answered_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, statement_id, status),
        FOREIGN KEY (network_id, statement_id) REFERENCES statement
      );
      CREATE TRIGGER statement_answer_is_never_rewritten BEFORE UPDATE OR DELETE ON statement_answer
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER statement_answer_is_never_truncated BEFORE TRUNCATE ON statement_answer
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

      CREATE FUNCTION statement_stays_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        same statement := NEW;
        latest integer;
      BEGIN
        same.status := OLD.status;
        IF OLD.status = 'draft' AND NEW.status = 'issued' THEN
          SELECT coalesce(max(sequence), 0) INTO latest FROM statement
           WHERE network_id = NEW.network_id AND agreement_id = NEW.agreement_id AND year = NEW.year;
          IF NEW.sequence <> latest + 1 OR (NEW.network_id, NEW.id, NEW.agreement_id) <> (OLD.network_id, OLD.id, OLD.agreement_id) THEN
            RAISE EXCEPTION 'statements are numbered one after the other: % comes next', latest + 1
              USING ERRCODE = 'restrict_violation';
          END IF;
        ELSIF same IS DISTINCT FROM OLD
           OR (OLD.status, NEW.status) NOT IN (('issued', 'acknowledged'), ('issued', 'disputed'), ('disputed', 'acknowledged')) THEN
          RAISE EXCEPTION 'a statement is issued once, and answered: nothing else changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER statement_stays_sealed BEFORE UPDATE ON statement
        FOR EACH ROW EXECUTE FUNCTION statement_stays_sealed();
      CREATE TRIGGER statement_begins_as_a_draft BEFORE INSERT ON statement
        FOR EACH ROW WHEN (NEW.status <> 'draft') EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER statement_issued_is_never_deleted BEFORE DELETE ON statement
        FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER statement_is_never_truncated BEFORE TRUNCATE ON statement
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

      CREATE FUNCTION statement_adds_up(p_network_id uuid, p_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT s.status <> 'draft' AND (s.line_count, s.consumed_cents) = (count(l.entry_id), coalesce(sum(e.consumed_cents), 0))
          FROM statement s
          LEFT JOIN statement_line l ON l.network_id = s.network_id AND l.statement_id = s.id
          LEFT JOIN ledger_entry e
            ON e.network_id = l.network_id AND e.agreement_id = l.agreement_id AND e.id = l.entry_id
         WHERE s.network_id = p_network_id AND s.id = p_id GROUP BY s.network_id, s.id
      $$;

      CREATE FUNCTION statement_counts_what_it_says() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT statement_adds_up(NEW.network_id, NEW.id) THEN
          RAISE EXCEPTION 'the lines of a statement are those that it was sealed with' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER statement_counts_what_it_says AFTER UPDATE ON statement
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status <> 'draft')
        EXECUTE FUNCTION statement_counts_what_it_says();

      CREATE FUNCTION statement_lines_are_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM added
            JOIN statement s ON s.network_id = added.network_id AND s.id = added.statement_id
            JOIN ledger_entry e
              ON e.network_id = added.network_id AND e.agreement_id = added.agreement_id AND e.id = added.entry_id
            LEFT JOIN usage_record u ON u.network_id = e.network_id AND u.id = e.usage_id
            LEFT JOIN statement amended ON amended.network_id = added.network_id AND amended.id = added.amends_id
           WHERE NOT coalesce(
             e.verb IN ('consume', 'reverse') AND CASE added.kind
               WHEN 'session' THEN u.session_on BETWEEN s.from_on AND s.to_on
               ELSE amended.status <> 'draft' AND u.session_on BETWEEN amended.from_on AND amended.to_on END, false)
        ) THEN
          RAISE EXCEPTION 'a statement counts sessions of its period, or adjusts those of one that was issued'
            USING ERRCODE = 'restrict_violation';
        END IF;
        -- Materialized, or each line would have its whole statement added up again.
        IF EXISTS (WITH told AS MATERIALIZED (SELECT DISTINCT network_id, statement_id FROM added)
                   SELECT FROM told WHERE NOT statement_adds_up(told.network_id, told.statement_id)) THEN
          RAISE EXCEPTION 'the lines of a statement are those that it was sealed with' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER statement_lines_are_its_own AFTER INSERT ON statement_line
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION statement_lines_are_its_own();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE statement_answer, statement_line, statement;
      DROP FUNCTION statement_lines_are_its_own, statement_counts_what_it_says, statement_adds_up, statement_stays_sealed;
    `);
  }
}
