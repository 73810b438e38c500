import type { MigrationInterface, QueryRunner } from 'typeorm';

// LIMIT keeps the planner from reading all sessions at once where the table, never analysed yet, looks empty.
const consumptionIn = (entries: string): string => `
  SELECT entry.network_id, entry.agreement_id,
         coalesce(usage.session_on, (entry.recorded_at AT TIME ZONE network.time_zone)::date),
         count(*) FILTER (WHERE entry.verb = 'consume' AND usage.outcome = 'completed')
           - count(*) FILTER (WHERE entry.verb = 'reverse' AND usage.outcome = 'completed'),
         sum(entry.consumed_cents)
    FROM ${entries} entry
    JOIN network ON network.id = entry.network_id
    LEFT JOIN LATERAL (SELECT session_on, outcome FROM usage_record
                        WHERE network_id = entry.network_id AND id = entry.usage_id LIMIT 1) usage ON true
   WHERE entry.verb IN ('consume', 'reverse')
   GROUP BY 1, 2, 3`;

/**
 * What each day's sessions have cost, kept as the ledger grows, so that the coordinator's first screen and the forecast cost
 * the same with a million sessions as with ten; and the indexes by which it finds what waits, and who never calls.
 */
export class ConsumptionOfDay1763700000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE consumption_of_day (
        network_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        day date NOT NULL,
        sessions bigint NOT NULL,
        cents bigint NOT NULL,
        PRIMARY KEY (network_id, agreement_id, day),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement_balance
      ) WITH (fillfactor = 80);
      COMMENT ON COLUMN consumption_of_day.day IS 'The session''s own, since a month of calls comes with one list; a cost without a session has the day it was recorded on.';
      COMMENT ON COLUMN consumption_of_day.sessions IS 'Those that were held: a fee is a cost, not a session.';
      INSERT INTO consumption_of_day ${consumptionIn('ledger_entry')};
      CREATE TRIGGER only_entries_move_money BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON consumption_of_day
        FOR EACH STATEMENT EXECUTE FUNCTION only_entries_move_money();

      -- Whoever records an entry holds the agreement's balance: no two ever meet on a day.
      CREATE FUNCTION ledger_entry_adds_to_its_day() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM recorded WHERE verb IN ('consume', 'reverse')) THEN
          INSERT INTO consumption_of_day AS known ${consumptionIn('recorded')}
          ON CONFLICT (network_id, agreement_id, day)
          DO UPDATE SET sessions = known.sessions + excluded.sessions, cents = known.cents + excluded.cents;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER ledger_entry_adds_to_its_day AFTER INSERT ON ledger_entry
        REFERENCING NEW TABLE AS recorded FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_adds_to_its_day();

      CREATE INDEX usage_of_professional_on ON usage_record (network_id, professional_id, session_on);
      CREATE INDEX booking_to_follow ON booking (network_id, status, starts_at)
        WHERE status IN ('unmet', 'awaiting_usage', 'unreported');
      DROP INDEX ledger_entry_of_sessions;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX ledger_entry_of_sessions ON ledger_entry (network_id, agreement_id, recorded_at)
        WHERE verb IN ('consume', 'reverse');
      DROP INDEX booking_to_follow, usage_of_professional_on;
      DROP TRIGGER ledger_entry_adds_to_its_day ON ledger_entry;
      DROP FUNCTION ledger_entry_adds_to_its_day;
      DROP TABLE consumption_of_day;
    `);
  }
}
