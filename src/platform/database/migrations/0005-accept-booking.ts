import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accepting a booking in one round trip: the row, its offer, its event, the answer kept for its Idempotency-Key, and the
 * reservation, all or nothing. Which agreement pays is decided here, on what each has left; the balance is locked last, so
 * that those who race for one agreement hold it for the shortest time.
 */
export class AcceptBooking1763700000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION accept_booking(
        p_network_id uuid, p_revision bigint, p_booking jsonb, p_payers jsonb, p_offer jsonb, p_event jsonb,
        p_account_id uuid, p_key text, p_fingerprint text, p_at timestamptz)
      RETURNS TABLE (outcome text, payer integer, stored_fingerprint text, stored_status integer, stored_body json)
      LANGUAGE plpgsql AS $$
      DECLARE
        candidate jsonb;
        chosen integer;
        left_cents bigint;
        amount bigint := (p_booking->>'estimate_cents')::bigint;
        booking_id uuid := (p_booking->>'id')::uuid;
        answer idempotency_key;
      BEGIN
        IF p_key IS NOT NULL THEN
          IF NOT pg_try_advisory_xact_lock(hashtextextended(p_account_id || ':' || p_key, 0)) THEN
            RETURN QUERY SELECT 'in_flight', NULL::int, NULL::text, NULL::int, NULL::json;
            RETURN;
          END IF;
          SELECT * INTO answer FROM idempotency_key k WHERE k.account_id = p_account_id AND k.key = p_key;
          IF FOUND THEN
            RETURN QUERY SELECT 'known', NULL::int, answer.fingerprint, answer.status, answer.body;
            RETURN;
          END IF;
        END IF;
        FOR position IN 0 .. jsonb_array_length(p_payers) - 1 LOOP
          candidate := p_payers->position;
          SELECT b.available_cents INTO left_cents FROM agreement_balance b
           WHERE b.network_id = p_network_id AND b.agreement_id = (candidate->>'agreementId')::uuid;
          IF left_cents >= amount OR candidate->>'onExhaustion' = 'warn' THEN
            chosen := position;
            EXIT;
          END IF;
        END LOOP;
        IF chosen IS NULL THEN
          RETURN QUERY SELECT 'exhausted', NULL::int, NULL::text, NULL::int, NULL::json;
          RETURN;
        END IF;
        -- As a row source: (f(x)).* would call it once for each of the columns.
        INSERT INTO booking SELECT * FROM jsonb_populate_record(NULL::booking,
          p_booking || jsonb_build_object('agreement_id', candidate->>'agreementId', 'access', candidate->'access'));
        IF p_offer IS NOT NULL THEN
          INSERT INTO offer (network_id, id, booking_id, provider_id, state, answer_by, made_at)
          VALUES (p_network_id, (p_offer->>'id')::uuid, booking_id, (p_offer->>'providerId')::uuid, 'open',
                  (p_offer->>'answerBy')::timestamptz, p_at);
        END IF;
        INSERT INTO event (network_id, id, type, subject_id, facts, occurred_at, jobs)
        VALUES (p_network_id, (p_event->>'id')::uuid, p_event->>'type', booking_id,
                p_event->'facts' || jsonb_build_object('agreementId', candidate->>'agreementId'), p_at,
                ARRAY(SELECT jsonb_array_elements_text(p_event->'jobs')));
        IF p_key IS NOT NULL THEN
          INSERT INTO idempotency_key (account_id, key, fingerprint, status, body, created_at)
          VALUES (p_account_id, p_key, p_fingerprint, 201, (candidate->>'answer')::json, p_at);
        END IF;
        IF amount > 0 THEN
          -- What record_entries would write, without reading a list for the one entry: the ledger's CHECKs leave only
          -- one way to split an amount between what is available and what goes beyond it.
          SELECT b.available_cents - b.overdrawn_cents INTO left_cents FROM agreement_balance b
           WHERE b.network_id = p_network_id AND b.agreement_id = (candidate->>'agreementId')::uuid FOR UPDATE;
          INSERT INTO ledger_entry
            (network_id, agreement_id, id, verb, cause, booking_id, granted_cents, available_cents, committed_cents,
             consumed_cents, invoiced_cents, overdrawn_cents, recorded_at, recorded_by)
          VALUES
            (p_network_id, (candidate->>'agreementId')::uuid, (candidate->>'entryId')::uuid, 'commit',
             'booking:' || booking_id || ':commit:1', booking_id, 0,
             greatest(left_cents - amount, 0) - greatest(left_cents, 0), amount, 0, 0,
             greatest(amount - left_cents, 0) - greatest(-left_cents, 0), p_at, p_account_id);
          IF left_cents < amount THEN
            INSERT INTO event (network_id, id, type, subject_id, facts, occurred_at, jobs)
            VALUES (p_network_id, (candidate->>'alertId')::uuid, 'agreement.overdrawn.v1',
                    (candidate->>'agreementId')::uuid,
                    jsonb_build_object('byCents', amount - greatest(left_cents, 0)), p_at, '{}');
          END IF;
        END IF;
        -- Read after the balance is locked: what a change of agreements or people made stale is thrown away and tried again.
        IF p_revision <> (SELECT revision FROM network WHERE id = p_network_id) THEN
          RAISE EXCEPTION 'the reference data has changed meanwhile' USING ERRCODE = 'serialization_failure';
        END IF;
        RETURN QUERY SELECT 'accepted', chosen, NULL::text, NULL::int, NULL::json;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION accept_booking`);
  }
}
