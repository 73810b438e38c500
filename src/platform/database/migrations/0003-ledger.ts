import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger: double entry, append-only. An entry moves cents between the six accounts of one agreement; the CHECK holds
 * every entry at zero, the triggers keep the balances, and nobody else may touch them.
 */
export class Ledger1763700000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE agreement_balance (
        network_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        granted_cents bigint NOT NULL DEFAULT 0 CHECK (granted_cents >= 0),
        available_cents bigint NOT NULL DEFAULT 0,
        committed_cents bigint NOT NULL DEFAULT 0 CHECK (committed_cents >= 0),
        consumed_cents bigint NOT NULL DEFAULT 0 CHECK (consumed_cents >= 0),
        invoiced_cents bigint NOT NULL DEFAULT 0 CHECK (invoiced_cents >= 0),
        overdrawn_cents bigint NOT NULL DEFAULT 0 CHECK (overdrawn_cents >= 0),
        PRIMARY KEY (network_id, agreement_id),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement,
        CONSTRAINT nothing_beyond_what_is_available CHECK (available_cents >= 0),
        CONSTRAINT overdrawn_only_when_nothing_is_left CHECK (available_cents = 0 OR overdrawn_cents = 0),
        CONSTRAINT granted_is_accounted_for CHECK (
          granted_cents = committed_cents + consumed_cents + invoiced_cents + available_cents - overdrawn_cents)
      ) WITH (fillfactor = 40);

      CREATE TABLE ledger_entry (
        network_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        id uuid NOT NULL,
        verb text NOT NULL CHECK (verb IN
          ('grant', 'commit', 'consume', 'release', 'invoice', 'hand_over', 'carry_over', 'repay', 'reverse')),
        cause text NOT NULL,
        booking_id uuid,
        usage_id uuid,
        granted_cents bigint NOT NULL,
        available_cents bigint NOT NULL,
        committed_cents bigint NOT NULL,
        consumed_cents bigint NOT NULL,
        invoiced_cents bigint NOT NULL,
        overdrawn_cents bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid,
        PRIMARY KEY (network_id, agreement_id, id),
        UNIQUE (network_id, cause, agreement_id),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement_balance,
        CONSTRAINT postings_sum_to_zero CHECK (
          granted_cents = committed_cents + consumed_cents + invoiced_cents + available_cents - overdrawn_cents),
        -- A session is consumed once and taken back once: its causes leave no other name for it, and causes are unique.
        CONSTRAINT a_session_is_consumed_once CHECK (
          verb NOT IN ('consume', 'reverse') OR cause IS NOT DISTINCT FROM 'usage:' || usage_id || ':' || verb),
        CONSTRAINT each_verb_moves_its_own_accounts CHECK (CASE verb
          WHEN 'grant' THEN (committed_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
          WHEN 'commit' THEN committed_cents >= 0 AND (granted_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
          WHEN 'release' THEN committed_cents <= 0 AND (granted_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
          WHEN 'consume' THEN committed_cents <= 0 AND consumed_cents >= 0 AND (granted_cents, invoiced_cents) = (0, 0)
          WHEN 'reverse' THEN consumed_cents <= 0 AND (granted_cents, committed_cents, invoiced_cents) = (0, 0, 0)
          WHEN 'invoice' THEN consumed_cents = -invoiced_cents AND (granted_cents, committed_cents) = (0, 0)
          ELSE true END)
      );
      CREATE INDEX ledger_entry_of_sessions ON ledger_entry (network_id, agreement_id, recorded_at)
        WHERE verb IN ('consume', 'reverse');
      CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER ledger_entry_never_truncated BEFORE TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

      CREATE TABLE reservation (
        network_id uuid NOT NULL,
        booking_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        held_cents bigint NOT NULL,
        PRIMARY KEY (network_id, booking_id, agreement_id),
        CONSTRAINT no_more_than_was_reserved CHECK (held_cents >= 0)
      ) WITH (fillfactor = 80);
      CREATE UNIQUE INDEX reservation_one_live ON reservation (network_id, booking_id) WHERE held_cents > 0;

      CREATE FUNCTION agreement_opens_its_balance() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO agreement_balance (network_id, agreement_id) VALUES (NEW.network_id, NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER agreement_opens_its_balance AFTER INSERT ON agreement
        FOR EACH ROW EXECUTE FUNCTION agreement_opens_its_balance();

      CREATE FUNCTION ledger_entry_moves_balances() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        missing bigint;
        alone ledger_entry;
      BEGIN
        IF EXISTS (
          SELECT FROM recorded r JOIN agreement a ON (a.network_id, a.id) = (r.network_id, r.agreement_id)
           WHERE r.verb = 'commit' AND r.overdrawn_cents > 0 AND a.on_exhaustion <> 'warn'
        ) THEN
          RAISE EXCEPTION 'a commitment beyond what is available is refused' USING ERRCODE = 'serialization_failure',
            HINT = 'Somebody else took the money since it was read: read again, then choose who pays.';
        END IF;
        -- An entry that comes alone, as nearly all do, needs no grouping: whoever waits for the balance waits half as long.
        SELECT * INTO alone FROM recorded WHERE (SELECT count(*) FROM recorded) = 1;
        IF FOUND THEN
          UPDATE agreement_balance b
             SET granted_cents = b.granted_cents + alone.granted_cents,
                 available_cents = b.available_cents + alone.available_cents,
                 committed_cents = b.committed_cents + alone.committed_cents,
                 consumed_cents = b.consumed_cents + alone.consumed_cents,
                 invoiced_cents = b.invoiced_cents + alone.invoiced_cents,
                 overdrawn_cents = b.overdrawn_cents + alone.overdrawn_cents
           WHERE b.network_id = alone.network_id AND b.agreement_id = alone.agreement_id;
          IF alone.booking_id IS NULL OR alone.committed_cents = 0 THEN
            RETURN NULL;
          ELSIF alone.committed_cents > 0 THEN
            INSERT INTO reservation AS held (network_id, booking_id, agreement_id, held_cents)
            VALUES (alone.network_id, alone.booking_id, alone.agreement_id, alone.committed_cents)
            ON CONFLICT (network_id, booking_id, agreement_id)
            DO UPDATE SET held_cents = held.held_cents + excluded.held_cents;
            RETURN NULL;
          END IF;
          UPDATE reservation r SET held_cents = r.held_cents + alone.committed_cents
           WHERE r.network_id = alone.network_id AND r.booking_id = alone.booking_id
             AND r.agreement_id = alone.agreement_id;
          IF NOT FOUND THEN
            RAISE EXCEPTION 'nothing was reserved for this booking' USING ERRCODE = 'check_violation';
          END IF;
          RETURN NULL;
        END IF;
        UPDATE agreement_balance b
           SET granted_cents = b.granted_cents + m.granted, available_cents = b.available_cents + m.available,
               committed_cents = b.committed_cents + m.committed, consumed_cents = b.consumed_cents + m.consumed,
               invoiced_cents = b.invoiced_cents + m.invoiced, overdrawn_cents = b.overdrawn_cents + m.overdrawn
          FROM (SELECT network_id, agreement_id, sum(granted_cents) AS granted, sum(available_cents) AS available,
                       sum(committed_cents) AS committed, sum(consumed_cents) AS consumed,
                       sum(invoiced_cents) AS invoiced, sum(overdrawn_cents) AS overdrawn
                  FROM recorded GROUP BY network_id, agreement_id) m
         WHERE b.network_id = m.network_id AND b.agreement_id = m.agreement_id;
        -- What is given back before what is taken: a booking never has two live reservations.
        WITH given_back AS (
          SELECT network_id, booking_id, agreement_id, sum(committed_cents) AS cents FROM recorded
           WHERE booking_id IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(committed_cents) < 0
        ), lowered AS (
          UPDATE reservation r SET held_cents = r.held_cents + g.cents FROM given_back g
           WHERE (r.network_id, r.booking_id, r.agreement_id) = (g.network_id, g.booking_id, g.agreement_id)
          RETURNING r.booking_id
        )
        SELECT (SELECT count(*) FROM given_back) - (SELECT count(*) FROM lowered) INTO missing;
        IF missing > 0 THEN
          RAISE EXCEPTION 'nothing was reserved for this booking' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO reservation AS held (network_id, booking_id, agreement_id, held_cents)
        SELECT network_id, booking_id, agreement_id, sum(committed_cents) FROM recorded
         WHERE booking_id IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(committed_cents) > 0
        ON CONFLICT (network_id, booking_id, agreement_id)
        DO UPDATE SET held_cents = held.held_cents + excluded.held_cents;
        RETURN NULL;
      END $$;
      CREATE TRIGGER ledger_entry_moves_balances AFTER INSERT ON ledger_entry
        REFERENCING NEW TABLE AS recorded FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_moves_balances();

      CREATE FUNCTION only_entries_move_money() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF pg_trigger_depth() < 2 THEN
          RAISE EXCEPTION '% follows the ledger: record an entry instead', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER only_entries_move_money BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON agreement_balance
        FOR EACH STATEMENT EXECUTE FUNCTION only_entries_move_money();
      CREATE TRIGGER only_entries_move_money BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON reservation
        FOR EACH STATEMENT EXECUTE FUNCTION only_entries_move_money();

      -- An entry says what moves on granted, committed, consumed and invoiced; what is left over comes from available,
      -- or goes beyond it: the split is made here, once, on the balance as it is under the lock.
      CREATE FUNCTION record_entries(p_network_id uuid, p_entries jsonb, p_recorded_at timestamptz, p_recorded_by uuid)
      RETURNS TABLE (agreement_id uuid, cause text, overdrawn_cents bigint) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE locked bigint;
      BEGIN
        PERFORM FROM agreement_balance b
          WHERE b.network_id = p_network_id
            AND b.agreement_id IN (SELECT (e->>'agreementId')::uuid FROM jsonb_array_elements(p_entries) e)
          ORDER BY b.agreement_id FOR UPDATE;
        GET DIAGNOSTICS locked = ROW_COUNT;
        IF locked < (SELECT count(DISTINCT e->>'agreementId') FROM jsonb_array_elements(p_entries) e) THEN
          RAISE EXCEPTION 'an entry names an agreement that the network does not have' USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN QUERY
        INSERT INTO ledger_entry AS entry
          (network_id, agreement_id, id, verb, cause, booking_id, usage_id, granted_cents, available_cents,
           committed_cents, consumed_cents, invoiced_cents, overdrawn_cents, recorded_at, recorded_by)
        SELECT p_network_id, m."agreementId", m.id, m.verb, m.cause, m."bookingId", m."usageId", m.granted,
               greatest(m.after, 0) - greatest(m.before, 0), m.committed, m.consumed, m.invoiced,
               greatest(-m.after, 0) - greatest(-m.before, 0), p_recorded_at, p_recorded_by
          FROM (
            SELECT n.*, n.left_before + sum(n.move) OVER w AS after, n.left_before + sum(n.move) OVER w - n.move AS before
              FROM (
                SELECT e.*, e.granted - e.committed - e.consumed - e.invoiced AS move,
                       b.available_cents - b.overdrawn_cents AS left_before
                  FROM ROWS FROM (jsonb_to_recordset(p_entries) AS (
                         id uuid, "agreementId" uuid, verb text, cause text, "bookingId" uuid, "usageId" uuid,
                         granted bigint, committed bigint, consumed bigint, invoiced bigint)) WITH ORDINALITY
                         AS e(id, "agreementId", verb, cause, "bookingId", "usageId",
                              granted, committed, consumed, invoiced, position)
                  JOIN agreement_balance b ON b.network_id = p_network_id AND b.agreement_id = e."agreementId"
                 -- Written so that only the index of causes serves: before its first ANALYZE a ledger looks empty, and the
                 -- planner would as soon read every entry of the agreement, for each entry.
                 WHERE NOT EXISTS (SELECT FROM ledger_entry known
                                    WHERE known.network_id = p_network_id AND known.cause = e.cause
                                      AND known.agreement_id IS NOT DISTINCT FROM e."agreementId")
              ) n
            WINDOW w AS (PARTITION BY n."agreementId" ORDER BY n.position)
          ) m
        RETURNING entry.agreement_id, entry.cause, entry.overdrawn_cents;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER agreement_opens_its_balance ON agreement;
      DROP TABLE reservation, ledger_entry, agreement_balance;
      DROP FUNCTION record_entries, only_entries_move_money, ledger_entry_moves_balances, agreement_opens_its_balance;
    `);
  }
}
