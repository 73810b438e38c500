import type { MigrationInterface, QueryRunner } from 'typeorm';

const verbs = (...more: readonly string[]): string =>
  ['grant', 'commit', 'consume', 'release', 'invoice', 'hand_over', 'carry_over', 'repay', 'reverse', ...more]
    .map((verb) => `'${verb}'`)
    .join(', ');

const eachVerb = (closing: string): string => `
  ALTER TABLE ledger_entry DROP CONSTRAINT each_verb_moves_its_own_accounts;
  ALTER TABLE ledger_entry ADD CONSTRAINT each_verb_moves_its_own_accounts CHECK (CASE verb
    WHEN 'grant' THEN (committed_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
    WHEN 'commit' THEN committed_cents >= 0 AND (granted_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
    WHEN 'release' THEN committed_cents <= 0 AND (granted_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
    WHEN 'consume' THEN committed_cents <= 0 AND consumed_cents >= 0 AND (granted_cents, invoiced_cents) = (0, 0)
    WHEN 'reverse' THEN consumed_cents <= 0 AND (granted_cents, committed_cents, invoiced_cents) = (0, 0, 0)
    WHEN 'invoice' THEN consumed_cents = -invoiced_cents AND (granted_cents, committed_cents) = (0, 0)
    ${closing}
    ELSE true END);`;

/** The end of an agreement: sealed, and from then on its ledger takes nothing more unless it is opened again with a reason. */
export class Closing1763700000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE agreement
        ADD COLUMN closes_on date,
        ADD COLUMN grace_until date,
        ADD COLUMN successor_id uuid,
        ADD COLUMN closed_at timestamptz,
        ADD CONSTRAINT a_closing_has_its_grace CHECK ((closes_on IS NULL) = (grace_until IS NULL) AND grace_until >= closes_on),
        ADD CONSTRAINT what_is_closed_says_since_when CHECK (closed_at IS NULL OR closes_on IS NOT NULL),
        ADD CONSTRAINT nobody_succeeds_to_itself CHECK (successor_id <> id),
        ADD FOREIGN KEY (network_id, successor_id) REFERENCES agreement;
      COMMENT ON COLUMN agreement.closes_on IS 'The last day of which it pays for anything new.';
      COMMENT ON COLUMN agreement.grace_until IS 'The last day on which what comes late is still charged.';
      CREATE INDEX agreement_closing ON agreement (grace_until) WHERE closes_on IS NOT NULL AND closed_at IS NULL;

      CREATE TABLE closing (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('closed', 'reopened')),
        closes_on date NOT NULL,
        grace_until date NOT NULL,
        successor_id uuid,
        fate text NOT NULL CHECK (fate IN ('repayment', 'restricted_funds', 'carry_over')),
        moved_cents bigint NOT NULL,
        released_cents bigint NOT NULL CHECK (released_cents >= 0),
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        reason text,
        done_by uuid,
        done_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, agreement_id) REFERENCES agreement,
        FOREIGN KEY (network_id, successor_id) REFERENCES agreement,
        CONSTRAINT opened_again_with_a_reason CHECK (kind = 'closed' OR reason IS NOT NULL)
      );
      COMMENT ON COLUMN closing.moved_cents IS 'What left the agreement, or on reopening came back to it; below zero a debt.';
      CREATE INDEX closing_of_agreement ON closing (network_id, agreement_id, id);
      CREATE TRIGGER closing_is_sealed BEFORE UPDATE OR DELETE ON closing
        FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER closing_is_never_truncated BEFORE TRUNCATE ON closing
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

      CREATE FUNCTION closing_closes_or_reopens() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.kind = 'closed' THEN
          IF EXISTS (SELECT FROM agreement_balance b
                      WHERE b.network_id = NEW.network_id AND b.agreement_id = NEW.agreement_id
                        AND (b.committed_cents > 0 OR b.available_cents > 0)) THEN
            RAISE EXCEPTION 'an agreement closes with nothing promised and nothing left' USING ERRCODE = 'check_violation';
          END IF;
          UPDATE agreement a
             SET closes_on = NEW.closes_on, grace_until = NEW.grace_until, successor_id = NEW.successor_id, closed_at = NEW.done_at
           WHERE a.network_id = NEW.network_id AND a.id = NEW.agreement_id AND a.closed_at IS NULL;
        ELSE
          UPDATE agreement a SET closes_on = NULL, grace_until = NULL, successor_id = NULL, closed_at = NULL
           WHERE a.network_id = NEW.network_id AND a.id = NEW.agreement_id AND a.closes_on IS NOT NULL;
        END IF;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'the agreement is not in the state that this changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER closing_closes_or_reopens AFTER INSERT ON closing
        FOR EACH ROW EXECUTE FUNCTION closing_closes_or_reopens();

      CREATE FUNCTION only_a_closing_closes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF pg_trigger_depth() < 2 THEN
          RAISE EXCEPTION 'an agreement closes, and opens again, by a row of closing' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER only_a_closing_closes BEFORE UPDATE ON agreement
        FOR EACH ROW WHEN (OLD.closed_at IS DISTINCT FROM NEW.closed_at) EXECUTE FUNCTION only_a_closing_closes();
      CREATE TRIGGER an_agreement_opens_open BEFORE INSERT ON agreement
        FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION only_a_closing_closes();
      CREATE TRIGGER what_is_closed_stays BEFORE UPDATE ON agreement
        FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_rewrite();

      ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_verb_check;
      ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_verb_check CHECK (verb IN (${verbs('restrict')}));
      ${eachVerb(`WHEN 'repay' THEN (committed_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
    WHEN 'restrict' THEN (committed_cents, consumed_cents, invoiced_cents) = (0, 0, 0)
    WHEN 'carry_over' THEN (committed_cents, consumed_cents, invoiced_cents) = (0, 0, 0)`)}
      -- The cause names an agreement too: a session that came late could else be consumed by two of them.
      CREATE UNIQUE INDEX ledger_entry_consumes_once ON ledger_entry (network_id, usage_id) WHERE verb = 'consume';

      -- Its name comes after the trigger that moves the balances: the balance is held by then, and a closing that was faster is seen.
      CREATE FUNCTION ledger_entry_respects_closing() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE refused text;
      BEGIN
        SELECT r.verb INTO refused
          FROM recorded r JOIN agreement a ON (a.network_id, a.id) = (r.network_id, r.agreement_id)
         WHERE a.closed_at IS NOT NULL AND r.verb <> 'invoice' LIMIT 1;
        IF refused = 'commit' THEN
          RAISE EXCEPTION 'the agreement was closed meanwhile' USING ERRCODE = 'serialization_failure',
            HINT = 'Read again, then choose who pays.';
        ELSIF refused IS NOT NULL THEN
          RAISE EXCEPTION 'a closed agreement takes no entry: open it again, with a reason' USING ERRCODE = 'restrict_violation';
        END IF;
        IF EXISTS (SELECT FROM recorded WHERE verb = 'carry_over' GROUP BY network_id, cause HAVING sum(granted_cents) <> 0) THEN
          RAISE EXCEPTION 'what is carried over leaves one agreement and comes to another' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER ledger_entry_respects_closing AFTER INSERT ON ledger_entry
        REFERENCING NEW TABLE AS recorded FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_respects_closing();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER ledger_entry_respects_closing ON ledger_entry;
      DROP FUNCTION ledger_entry_respects_closing;
      DROP INDEX ledger_entry_consumes_once;
      ${eachVerb('')}
      ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_verb_check;
      ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_verb_check CHECK (verb IN (${verbs()}));
      DROP TRIGGER what_is_closed_stays ON agreement;
      DROP TRIGGER an_agreement_opens_open ON agreement;
      DROP TRIGGER only_a_closing_closes ON agreement;
      DROP TABLE closing;
      DROP FUNCTION closing_closes_or_reopens, only_a_closing_closes;
      ALTER TABLE agreement DROP COLUMN closed_at, DROP COLUMN successor_id, DROP COLUMN grace_until, DROP COLUMN closes_on;
    `);
  }
}
