import type { World } from './world.js';
import type { BenchDatabase } from './surroundings.js';

const tables = ['booking', 'offer', 'event', 'ledger_entry', 'reservation', 'agreement_balance'];

/**
 * The same writes as an accepted booking, by hand: into copies of the six tables with their columns, defaults, checks and
 * indexes, but no trigger and no foreign key; in one function that takes its values as they are and decides nothing. It
 * writes the booking, its offer, its event, the entry and the reservation, and moves the balance of the one agreement.
 */
export const layBaseline = async ({ sql }: BenchDatabase): Promise<void> => {
  await sql.query(`
    CREATE SCHEMA bench;
    ${tables.map((table) => `CREATE TABLE bench.${table} (LIKE public.${table} INCLUDING ALL) WITH (fillfactor = 80);`).join('\n')}
    ALTER TABLE bench.agreement_balance SET (fillfactor = 40);
    INSERT INTO bench.agreement_balance SELECT * FROM public.agreement_balance;
    CREATE FUNCTION bench.write_booking(
      p_network_id uuid, p_agreement_id uuid, p_booking_id uuid, p_practice_id uuid, p_professional_id uuid,
      p_provider_id uuid, p_amount bigint, p_lines jsonb, p_access jsonb, p_facts jsonb, p_at timestamptz)
    RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO bench.booking (network_id, id, reference, status, modality, language, starts_at, expected_minutes,
          practice_id, professional_id, requested_by, requested_at, interpreter_gender, category, provider_id, agreement_id,
          tariff_id, estimate_cents, estimate_lines, access, call, usage_due_on, due_at)
        VALUES (p_network_id, p_booking_id, p_booking_id::text, 'requested', 'phone_now', 'prs', p_at, 20,
          p_practice_id, p_professional_id, p_professional_id, p_at, 'any', 'ame', p_provider_id, p_agreement_id,
          p_provider_id, p_amount, p_lines, p_access, 'professional_dials', p_at::date, p_at);
      INSERT INTO bench.offer (network_id, id, booking_id, provider_id, state, answer_by, made_at)
        VALUES (p_network_id, uuidv7(), p_booking_id, p_provider_id, 'open', p_at, p_at);
      INSERT INTO bench.event (network_id, id, type, subject_id, facts, occurred_at, jobs)
        VALUES (p_network_id, uuidv7(), 'booking.requested.v1', p_booking_id, p_facts, p_at, '{dispatch-booking}');
      INSERT INTO bench.ledger_entry (network_id, agreement_id, id, verb, cause, booking_id, granted_cents, available_cents,
          committed_cents, consumed_cents, invoiced_cents, overdrawn_cents, recorded_at, recorded_by)
        VALUES (p_network_id, p_agreement_id, uuidv7(), 'commit', 'booking:' || p_booking_id || ':commit:1', p_booking_id,
          0, -p_amount, p_amount, 0, 0, 0, p_at, p_professional_id);
      INSERT INTO bench.reservation (network_id, booking_id, agreement_id, held_cents)
        VALUES (p_network_id, p_booking_id, p_agreement_id, p_amount);
      UPDATE bench.agreement_balance
         SET available_cents = available_cents - p_amount, committed_cents = committed_cents + p_amount
       WHERE network_id = p_network_id AND agreement_id = p_agreement_id AND available_cents >= p_amount;
    END $$`);
};

/** Spaced, since pgbench takes a colon and a letter for a variable of its own. */
const literal = (value: unknown): string => `'${JSON.stringify(value).replaceAll('":', '": ')}'`;
const lines = [
  { rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 },
  { rule: 'block.step', quantity: 5, unitPriceCents: 100, amountCents: 500 },
];

export const baselineStatement = ({ networkId, agreementId, providerId }: World): string => {
  const facts = {
    reference: '7K3FQ0ZD',
    modality: 'phone_now',
    language: 'prs',
    expectedMinutes: 20,
    providerId,
    agreementId,
  };
  return (
    `SELECT bench.write_booking('${networkId}', '${agreementId}', uuidv7(), '${networkId}', '${networkId}', ` +
    `'${providerId}', 2300, ${literal(lines)}, ${literal({ phoneNumber: '0261910002', code: 'ROU-MG-01' })}, ` +
    `${literal(facts)}, clock_timestamp());`
  );
};

/** The program's own function without the program: what the database alone makes of it. */
export const ownStatement = async ({ sql }: BenchDatabase, world: World): Promise<string> => {
  const { networkId, agreementId } = world;
  const { rows } = await sql.query<{
    booking: object;
    offer: object;
    facts: object;
    revision: number;
    account: string;
  }>(
    `SELECT jsonb_strip_nulls(to_jsonb(b)) - 'id' - 'reference' - 'agreement_id' - 'access' AS booking,
            jsonb_build_object('providerId', o.provider_id, 'answerBy', o.answer_by) AS offer,
            e.facts, n.revision, b.requested_by AS account
       FROM booking b
       JOIN offer o ON (o.network_id, o.booking_id) = (b.network_id, b.id)
       JOIN event e ON (e.network_id, e.subject_id) = (b.network_id, b.id)
       JOIN network n ON n.id = b.network_id
      WHERE b.network_id = $1 LIMIT 1`,
    [networkId],
  );
  const { booking, offer, facts, revision, account } = rows[0]!;
  const payer = { agreementId, onExhaustion: 'block', access: null };
  const event = { type: 'booking.requested.v1', facts, jobs: ['dispatch-booking'] };
  return (
    `SELECT accept_booking('${networkId}', ${revision}, ` +
    `${literal(booking)}::jsonb || jsonb_build_object('id', uuidv7(), 'reference', uuidv7()), ` +
    `jsonb_build_array(${literal(payer)}::jsonb || jsonb_build_object('entryId', uuidv7())), ` +
    `${literal(offer)}::jsonb || jsonb_build_object('id', uuidv7()), ` +
    `${literal(event)}::jsonb || jsonb_build_object('id', uuidv7()), '${account}', NULL, NULL, clock_timestamp());`
  );
};
