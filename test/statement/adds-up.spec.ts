import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { addDays } from '../../src/kernel/civil-time.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Refusal } from '../../src/kernel/errors.js';
import { DraftStatement } from '../../src/statement/use-cases/draft-statement.js';
import { IssueStatement } from '../../src/statement/use-cases/issue-statement.js';
import { CorrectUsage, RecordUsage } from '../../src/usage/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Network,
} from '../support/world.js';

let truchement: TestApp;
let rouen: Network;
let where: Readonly<{ providerId: Id; professionalId: Id; practiceId: Id }>;
beforeAll(async () => {
  truchement = await startTestApp();
  truchement.clock.set('2023-06-01T09:00:00Z');
  rouen = await aNetwork(truchement);
  const provider = await aProvider(rouen);
  await aTariff(rouen, provider);
  const practice = await aPractice(rouen);
  const professional = await aProfessional(rouen, { practice });
  where = { providerId: provider.id, professionalId: professional.id, practiceId: practice.id };
});
afterAll(() => truchement.close());

type Step =
  | Readonly<{ kind: 'call'; day: number; minutes: number }>
  | Readonly<{ kind: 'correct'; which: number; minutes: number; day: number }>
  | Readonly<{ kind: 'void'; which: number }>
  | Readonly<{ kind: 'issue'; month: number }>;
const day = fc.nat(119);
const minutes = fc.integer({ min: 1, max: 90 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('call' as const), day, minutes }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), which: fc.nat(20), minutes, day }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), which: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('issue' as const), month: fc.nat(3) }) },
);
const months = [
  { from: '2023-01-01', to: '2023-01-31' },
  { from: '2023-02-01', to: '2023-02-28' },
  { from: '2023-03-01', to: '2023-03-31' },
  { from: '2023-04-01', to: '2023-04-30' },
];
const startedAt = (on: number): Date => new Date(`${addDays('2023-01-01', on)}T10:00:00+01:00`);

/** What may be refused is: a month stated already, a session corrected already, a correction that changes nothing. */
const unlessRefused = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((refusal: unknown) => {
    if (!(refusal instanceof Refusal)) throw refusal;
  });
};

const run = async (steps: readonly Step[], agreementId: Id): Promise<void> => {
  const { app, database } = truchement;
  const usages: Id[] = [];
  for (const one of steps) {
    if (one.kind === 'issue') {
      await unlessRefused(
        database.transaction(async (tx) => {
          const { id } = await app
            .get(DraftStatement)
            .run(tx, rouen.id, agreementId, months[one.month]!, null);
          await app.get(IssueStatement).run(tx, rouen.id, id, null);
        }),
      );
    } else if (one.kind === 'call') {
      const at = startedAt(one.day);
      const session = {
        ...where,
        networkId: rouen.id,
        agreementId,
        bookingId: null,
        reference: newId(),
        language: 'ara',
        modality: 'phone_now',
        outcome: 'completed',
        startedAt: at,
        plannedSeconds: one.minutes * 60,
        durationSeconds: one.minutes * 60,
        waitSeconds: null,
        distanceKm: null,
        requestedAt: at,
        cancelledAt: null,
        providerAmountCents: null,
        source: 'manual',
        importId: null,
      } as const;
      const { id } = await database.transaction((tx) => app.get(RecordUsage).execute(tx, session, null));
      usages.push(id);
    } else if (usages.length > 0) {
      const id = usages[one.which % usages.length]!;
      const correction =
        one.kind === 'void'
          ? { facts: {}, reason: 'did_not_take_place' as const }
          : {
              facts: { durationSeconds: one.minutes * 60, startedAt: startedAt(one.day) },
              reason: 'wrong_time' as const,
            };
      await unlessRefused(
        database.transaction(async (tx) => {
          const corrected = await app
            .get(CorrectUsage)
            .execute(tx, rouen.id, id, { ...correction, comment: null }, newId());
          usages.push(corrected.id);
        }),
      );
    }
  }
};

it('states every cent once: what is issued and what is not yet make what was consumed, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const { id } = await anAgreement(rouen, { onExhaustion: 'warn', startsOn: '2023-01-01' });
      await run(steps, id);
      const sums = await truchement.database.row<Record<string, number>>(sql`
        SELECT (SELECT consumed_cents + invoiced_cents FROM agreement_balance WHERE agreement_id = ${id}) AS consumed,
               (SELECT coalesce(sum(consumed_cents), 0)::bigint FROM statement WHERE agreement_id = ${id}) AS stated,
               (SELECT coalesce(sum(e.consumed_cents), 0)::bigint
                  FROM statement_line l JOIN ledger_entry e ON e.agreement_id = l.agreement_id AND e.id = l.entry_id
                 WHERE l.agreement_id = ${id}) AS counted,
               (SELECT coalesce(sum(e.consumed_cents), 0)::bigint FROM ledger_entry e
                 WHERE e.agreement_id = ${id} AND e.verb IN ('consume', 'reverse')
                   AND NOT EXISTS (SELECT FROM statement_line l WHERE l.entry_id = e.id)) AS unstated,
               (SELECT coalesce(sum((f->>'value')::bigint), 0)::bigint
                  FROM statement s, jsonb_array_elements(s.document::jsonb->'figures') f
                 WHERE s.agreement_id = ${id} AND s.status <> 'draft' AND f->>'key' = 'total') AS told`);
      const { consumed, stated, counted, unstated, told } = sums!;
      expect({ sum: stated! + unstated!, counted, told }).toEqual({
        sum: consumed,
        counted: stated,
        told: stated,
      });
    }),
    { numRuns: 15 },
  );
});
