import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked, to whom it is offered, what happened, and the lists that tell of it afterwards. */
export class Booking1763700000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE booking (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        reference text NOT NULL,
        status text NOT NULL,
        modality text NOT NULL,
        language text NOT NULL,
        starts_at timestamptz NOT NULL,
        expected_minutes integer NOT NULL,
        practice_id uuid NOT NULL,
        professional_id uuid NOT NULL,
        requested_by uuid NOT NULL,
        requested_at timestamptz NOT NULL,
        interpreter_gender text NOT NULL,
        same_interpreter_as uuid,
        category text,
        series_id uuid,
        provider_id uuid,
        agreement_id uuid,
        tariff_id uuid,
        estimate_cents bigint,
        estimate_lines jsonb,
        access jsonb,
        contact jsonb,
        call text,
        usage_due_on date,
        due_at timestamptz,
        provider_reference text,
        interpreter_ref text,
        confirmed_at timestamptz,
        started_at timestamptz,
        cancelled_by text,
        cancelled_at timestamptz,
        cancel_reason text,
        no_show_by text,
        unmet_reason text,
        unmet_key text,
        PRIMARY KEY (network_id, id),
        UNIQUE (network_id, reference),
        CONSTRAINT booking_has_its_payer CHECK (
          status = 'unmet' OR (agreement_id IS NOT NULL AND provider_id IS NOT NULL AND estimate_cents IS NOT NULL))
      ) WITH (fillfactor = 80);
      COMMENT ON COLUMN booking.due_at IS 'When the clock moves this booking on, if nobody else does before.';
      CREATE UNIQUE INDEX booking_unmet_once ON booking (network_id, unmet_key) WHERE unmet_key IS NOT NULL;
      CREATE INDEX booking_of_professional ON booking (network_id, professional_id, id);
      CREATE INDEX booking_of_practice ON booking (network_id, practice_id, id);
      CREATE INDEX booking_at_its_time ON booking (network_id, professional_id, starts_at);
      CREATE INDEX booking_of_series ON booking (network_id, series_id, id) WHERE series_id IS NOT NULL;
      CREATE INDEX booking_by_provider_reference ON booking (network_id, provider_id, provider_reference)
        WHERE provider_reference IS NOT NULL;
      CREATE INDEX booking_due ON booking (due_at) WHERE due_at IS NOT NULL;

      CREATE TABLE offer (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        booking_id uuid NOT NULL,
        provider_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN
          ('open', 'accepted', 'declined', 'withdrawn', 'expired', 'refused', 'superseded', 'cancelled')),
        replaces_id uuid,
        answer_by timestamptz NOT NULL,
        made_at timestamptz NOT NULL,
        delivered_at timestamptz,
        answered_at timestamptz,
        reason text,
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, booking_id) REFERENCES booking
      ) WITH (fillfactor = 80);
      CREATE INDEX offer_of_booking ON offer (network_id, booking_id);
      CREATE UNIQUE INDEX offer_one_live ON offer (network_id, booking_id) WHERE state IN ('open', 'accepted');
      CREATE INDEX offer_of_provider ON offer (network_id, provider_id, id);

      CREATE TABLE received_event (
        network_id uuid NOT NULL,
        provider_id uuid NOT NULL,
        webhook_id text NOT NULL,
        id uuid NOT NULL,
        type text NOT NULL,
        booking_id uuid NOT NULL,
        offer_id uuid,
        facts jsonb NOT NULL,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('applied', 'ignored', 'kept', 'disputed')),
        reason text,
        PRIMARY KEY (network_id, provider_id, webhook_id)
      );
      CREATE INDEX received_event_of_booking ON received_event (network_id, booking_id);
      CREATE INDEX received_event_to_settle ON received_event (network_id, id) WHERE outcome IN ('kept', 'disputed');

      CREATE TABLE usage_record (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        provider_id uuid NOT NULL,
        professional_id uuid,
        practice_id uuid,
        booking_id uuid,
        reference text,
        language text,
        modality text NOT NULL,
        outcome text NOT NULL,
        started_at timestamptz NOT NULL,
        session_on date NOT NULL,
        planned_seconds integer NOT NULL CHECK (planned_seconds >= 0),
        duration_seconds integer NOT NULL CHECK (duration_seconds >= 0),
        wait_seconds integer,
        distance_km numeric,
        requested_at timestamptz NOT NULL,
        cancelled_at timestamptz,
        tariff_id uuid NOT NULL,
        billed_minutes integer NOT NULL,
        amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
        lines jsonb NOT NULL,
        provider_amount_cents bigint,
        source text NOT NULL CHECK (source IN ('event', 'list', 'manual')),
        import_id uuid,
        import_line integer,
        correction_of uuid,
        correction_reason text,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id)
      );
      COMMENT ON COLUMN usage_record.import_line IS 'The line of the call list that made it: an import begun again knows its own work by it.';
      CREATE UNIQUE INDEX usage_once_a_booking ON usage_record (network_id, booking_id)
        WHERE booking_id IS NOT NULL AND correction_of IS NULL;
      CREATE UNIQUE INDEX usage_listed_once ON usage_record (network_id, provider_id, reference)
        WHERE reference IS NOT NULL AND source = 'list';
      COMMENT ON INDEX usage_listed_once IS 'A booking says which session an event means, whatever reference the provider gives it, even one that it has given before.';
      CREATE UNIQUE INDEX usage_corrected_once ON usage_record (network_id, correction_of)
        WHERE correction_of IS NOT NULL;
      CREATE INDEX usage_of_reference ON usage_record (network_id, provider_id, reference)
        WHERE reference IS NOT NULL AND source <> 'list';
      CREATE INDEX usage_of_agreement ON usage_record (network_id, agreement_id, session_on);
      CREATE INDEX usage_of_professional ON usage_record (network_id, professional_id, id);
      CREATE TRIGGER usage_record_is_never_truncated BEFORE TRUNCATE ON usage_record
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER usage_record_is_never_rewritten BEFORE UPDATE OR DELETE ON usage_record
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

      CREATE TABLE call_import (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        provider_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('received', 'running', 'done', 'failed')),
        fingerprint text NOT NULL,
        mapping jsonb NOT NULL,
        run integer NOT NULL DEFAULT 0,
        failures integer NOT NULL DEFAULT 0,
        lines integer NOT NULL DEFAULT 0,
        created integer NOT NULL DEFAULT 0,
        already_known integer NOT NULL DEFAULT 0,
        unmatched integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        disputed integer NOT NULL DEFAULT 0,
        total_cents bigint NOT NULL DEFAULT 0,
        problem jsonb,
        first_answer jsonb,
        requested_by uuid NOT NULL,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (network_id, id)
      );
      COMMENT ON COLUMN call_import.first_answer IS 'What was answered before the end: told again under the same Idempotency-Key.';
      COMMENT ON COLUMN call_import.run IS 'Which attempt at it is under way: one that another has overtaken may write nothing more.';

      CREATE TABLE call_import_chunk (
        network_id uuid NOT NULL,
        import_id uuid NOT NULL,
        position integer NOT NULL,
        bytes bytea NOT NULL,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, import_id, position)
      );
      COMMENT ON TABLE call_import_chunk IS 'A call list as it arrives, before there is an import, and until it has been read.';
      ALTER TABLE call_import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

      CREATE TABLE call_import_line (
        network_id uuid NOT NULL,
        import_id uuid NOT NULL,
        line integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('unmatched', 'changed', 'disputed')),
        reason text NOT NULL,
        fields jsonb NOT NULL,
        facts jsonb NOT NULL,
        usage_id uuid,
        resolution text CHECK (resolution IN ('attached', 'accepted', 'ignored')),
        resolution_reason text,
        resolved_by uuid,
        resolved_at timestamptz,
        PRIMARY KEY (network_id, import_id, line),
        FOREIGN KEY (network_id, import_id) REFERENCES call_import ON DELETE CASCADE
      );
      CREATE INDEX call_import_line_open ON call_import_line (network_id, import_id, line) WHERE resolution IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE call_import_line, call_import_chunk, call_import, usage_record, received_event, offer, booking;
    `);
  }
}
