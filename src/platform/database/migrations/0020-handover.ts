import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passing the funding from one agreement to another, sealed once it is done. */
export class Handover1763700000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE handover (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        from_agreement_id uuid NOT NULL,
        to_agreement_id uuid NOT NULL CHECK (to_agreement_id <> from_agreement_id),
        effective_on date NOT NULL,
        transfer_remainder boolean NOT NULL,
        kept_cents bigint NOT NULL CHECK (kept_cents >= 0),
        access_codes jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'scheduled', 'executed', 'cancelled')),
        decisions jsonb NOT NULL,
        preview jsonb,
        result jsonb,
        hash text,
        drafted_by uuid NOT NULL,
        drafted_at timestamptz NOT NULL,
        executed_by uuid,
        executed_at timestamptz,
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, from_agreement_id) REFERENCES agreement,
        FOREIGN KEY (network_id, to_agreement_id) REFERENCES agreement,
        CONSTRAINT what_is_executed_is_sealed CHECK (
          (status = 'executed') = (result IS NOT NULL AND hash IS NOT NULL AND executed_at IS NOT NULL))
      );
      CREATE INDEX handover_scheduled ON handover (effective_on) WHERE status = 'scheduled';
      CREATE TRIGGER handover_stays_sealed BEFORE UPDATE ON handover
        FOR EACH ROW WHEN (OLD.status IN ('executed', 'cancelled')) EXECUTE FUNCTION refuse_rewrite();
      CREATE TRIGGER handover_is_never_deleted BEFORE DELETE OR TRUNCATE ON handover
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

      ALTER TABLE ledger_entry ADD CONSTRAINT a_handover_moves_promises_or_the_remainder CHECK (
        verb <> 'hand_over'
        OR ((consumed_cents, invoiced_cents) = (0, 0) AND (granted_cents = 0 OR committed_cents = 0)));

      -- A UUID of version 7 (RFC 9562) at an instant, for entries that are made in SQL.
      CREATE FUNCTION new_id(p_at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
        SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
                 PLACING substring(int8send((extract(epoch FROM p_at) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
      $$;

      -- What is handed over is a promise as well: beyond what is available it is refused as any other.
      DO $do$
      BEGIN
        EXECUTE replace(pg_get_functiondef('ledger_entry_moves_balances'::regproc), $old$r.verb = 'commit'$old$,
                        $new$r.verb IN ('commit', 'hand_over') AND r.committed_cents > 0$new$);
      END $do$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $do$
      BEGIN
        EXECUTE replace(pg_get_functiondef('ledger_entry_moves_balances'::regproc),
                        $new$r.verb IN ('commit', 'hand_over') AND r.committed_cents > 0$new$, $old$r.verb = 'commit'$old$);
      END $do$;
      DROP FUNCTION new_id;
      ALTER TABLE ledger_entry DROP CONSTRAINT a_handover_moves_promises_or_the_remainder;
      DROP TABLE handover;
    `);
  }
}
