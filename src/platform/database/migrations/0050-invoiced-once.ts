import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session is invoiced once, all of its cost or none of it; and nothing is taken back of what an invoice still holds. */
export class InvoicedOnce1763700000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Causes are unique, and these leave no other name for it.
      ALTER TABLE ledger_entry ADD CONSTRAINT a_session_is_invoiced_once CHECK (
        verb <> 'invoice'
        OR cause IS NOT DISTINCT FROM
             'usage:' || usage_id || CASE WHEN invoiced_cents > 0 THEN ':invoice' ELSE ':uninvoice' END);

      CREATE FUNCTION ledger_entry_invoices_what_was_consumed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM (SELECT DISTINCT network_id, agreement_id, usage_id FROM recorded
                        WHERE verb IN ('invoice', 'reverse')) touched
           -- Written so that only the index of causes serves, as in record_entries.
           CROSS JOIN LATERAL (
             SELECT sum(entry.invoiced_cents) AS invoiced, sum(entry.consumed_cents + entry.invoiced_cents) AS cost
               FROM ledger_entry entry
              WHERE entry.network_id = touched.network_id
                AND entry.agreement_id IS NOT DISTINCT FROM touched.agreement_id
                AND entry.cause IN ('usage:' || touched.usage_id || ':consume', 'usage:' || touched.usage_id || ':reverse',
                                    'usage:' || touched.usage_id || ':invoice', 'usage:' || touched.usage_id || ':uninvoice')
           ) session
           WHERE session.invoiced NOT IN (0, session.cost)
        ) THEN
          RAISE EXCEPTION 'of a session, all of its cost is invoiced or nothing' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER ledger_entry_invoices_what_was_consumed AFTER INSERT ON ledger_entry
        REFERENCING NEW TABLE AS recorded FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_invoices_what_was_consumed();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER ledger_entry_invoices_what_was_consumed ON ledger_entry;
      DROP FUNCTION ledger_entry_invoices_what_was_consumed;
      ALTER TABLE ledger_entry DROP CONSTRAINT a_session_is_invoiced_once;
    `);
  }
}
