import type { BenchDatabase } from './surroundings.js';
import type { World } from './world.js';

export const PEOPLE = 2_000;

/** Sessions over the three years that end now. Three quarters of the people call; each session costs 0.50 €, so that ten million fit into the agreement, and has the entry that the ledger would have. */
export const fillWithSessions = async (
  { sql }: BenchDatabase,
  { networkId, agreementId, providerId }: World,
  sessions: number,
): Promise<void> => {
  await sql.query(
    `INSERT INTO professional (network_id, id, given_name, family_name, profession, email, status, enrolled_on, created_at)
     SELECT $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Médecin', n::text, 'general_practitioner',
            'gp' || n || '@banc.example', 'enrolled', '2022-01-01', now()
       FROM generate_series(1, ${PEOPLE}) n`,
    [networkId],
  );
  await sql.query(
    `INSERT INTO usage_record (network_id, id, agreement_id, provider_id, professional_id, reference, language, modality, outcome,
                               started_at, session_on, planned_seconds, duration_seconds, wait_seconds, requested_at, tariff_id,
                               billed_minutes, amount_cents, lines, source, recorded_at)
     SELECT $1, uuidv7(), $2, $3, ('00000000-0000-7000-8000-' || lpad((1 + n % ${(PEOPLE * 3) / 4})::text, 12, '0'))::uuid,
            'BANC-' || n, 'prs', 'phone_now', 'completed', at, at::date, 600, 600, 60, at, $3, 10, 50, '[]', 'list', now()
       FROM (SELECT n, now() - n * interval '3 years' / ${sessions} AS at FROM generate_series(1, ${sessions}) n) call`,
    [networkId, agreementId, providerId],
  );
  await sql.query(
    `INSERT INTO ledger_entry (network_id, agreement_id, id, verb, cause, usage_id, granted_cents, available_cents,
                               committed_cents, consumed_cents, invoiced_cents, overdrawn_cents, recorded_at)
     SELECT network_id, agreement_id, id, 'consume', 'usage:' || id || ':consume', id, 0, -50, 0, 50, 0, 0, recorded_at
       FROM usage_record WHERE network_id = $1`,
    [networkId],
  );
  await sql.query('VACUUM ANALYZE');
};
