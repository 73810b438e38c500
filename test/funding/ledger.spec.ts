import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql, { raw, type Sql } from 'sql-template-tag';
import {
  commit,
  consume,
  grant,
  Ledger,
  release,
  reverseConsumption,
  type Entry,
} from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { aFundedNetwork, type FundedNetwork } from '../support/funded-network.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { asBudget, emptyBooks, apply, type Act, type Books } from './model-ledger.js';

const RESTRICT_VIOLATION = '23001';

let truchement: TestApp;
let rouen: FundedNetwork;
let ledger: Ledger;
beforeAll(async () => {
  truchement = await startTestApp();
  rouen = await aFundedNetwork(truchement);
  ledger = truchement.app.get(Ledger);
});
afterAll(() => truchement.close());

const record = (...entries: Entry[]): Promise<ReadonlySet<string>> =>
  truchement.database.transaction((tx) => ledger.record(tx, rouen.networkId, entries, null));
const budgetOf = (agreementId: string) => ledger.budgetOf(truchement.database, rouen.networkId, agreementId);
const run = (statement: Sql): Promise<unknown> => truchement.database.transaction((tx) => tx.rows(statement));

/** Twenty acts at most on three bookings of two agreements, with amounts so small that they often collide. */
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    verb: fc.constantFrom('grant', 'commit', 'consume', 'release', 'reverse'),
    agreement: fc.nat(1),
    booking: fc.nat(2),
    held: fc.nat(40),
    cents: fc.nat(60),
    /** How many acts back this one is the same as, when it is a repeat. */
    repeats: fc.option(fc.nat(5), { freq: 6, nil: null }),
  }),
  { maxLength: 20 },
);

const entryOf = (
  act: Act,
  agreements: readonly string[],
  bookings: readonly string[],
  cause: string,
): Entry => {
  const agreementId = agreements[act.agreement]!;
  const bookingId = bookings[act.booking]!;
  switch (act.verb) {
    case 'grant':
      return grant(agreementId, Cents(act.cents), cause);
    case 'commit':
      return commit(agreementId, bookingId, Cents(act.cents), cause);
    case 'release':
      return release(agreementId, bookingId, Cents(act.held), cause);
    case 'consume':
      return consume({ agreementId, bookingId, usageId: newId() }, Cents(act.held), Cents(act.cents));
    case 'reverse':
      return reverseConsumption(agreementId, newId(), Cents(act.cents));
  }
};

describe('the ledger', () => {
  it('keeps the same balances as a sheet of paper, whatever is asked of it and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const agreements = [await rouen.agreement(100), await rouen.agreement(50, { onExhaustion: 'warn' })];
        const bookings = [newId(), newId(), newId()];
        const accepted: Entry[] = [];
        let books: Books = emptyBooks([
          { grantCents: 100, warns: false },
          { grantCents: 50, warns: true },
        ]);
        for (const [position, act] of sequence.entries()) {
          const repeated = act.repeats === null ? undefined : accepted.at(-1 - act.repeats);
          if (repeated) {
            expect(await record(repeated)).toEqual(new Set());
            continue;
          }
          const entry = entryOf(act, agreements, bookings, `${agreements[0]}:${position}`);
          const after = apply(books, act);
          if (after) {
            expect(await record(entry)).toEqual(new Set([entry.cause]));
            accepted.push(entry);
            books = after;
          } else {
            await expect(record(entry)).rejects.toThrow();
          }
        }
        for (const [index, agreementId] of agreements.entries()) {
          const budget = await budgetOf(agreementId);
          expect(budget).toEqual(asBudget(books, index));
          const { grantedCents, committedCents, consumedCents, availableCents, overdrawnCents } = budget!;
          expect(grantedCents).toBe(committedCents + consumedCents + availableCents - overdrawnCents);
          expect(await entriesOf(agreementId)).toEqual({ ...budget, unbalanced: 0 });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the same balances when many entries come in one call', async () => {
    const [one, other] = [
      await rouen.agreement(5_000, { onExhaustion: 'warn' }),
      await rouen.agreement(5_000),
    ];
    const bookings = Array.from({ length: 40 }, () => newId());
    const entries = bookings.flatMap((bookingId, i) => [
      commit(one, bookingId, Cents(100 + i), `batch:${bookingId}:commit`),
      consume({ agreementId: one, bookingId, usageId: newId() }, Cents(100 + i), Cents(90 + 3 * i)),
      grant(other, Cents(i), `batch:${bookingId}:grant`),
    ]);
    expect((await record(...entries)).size).toBe(120);
    expect((await record(...entries)).size).toBe(0);
    const cost = bookings.reduce((total, _, i) => total + 90 + 3 * i, 0);
    expect(await budgetOf(one)).toMatchObject({
      committedCents: 0,
      consumedCents: cost,
      availableCents: 0,
      overdrawnCents: cost - 5_000,
    });
    expect(await budgetOf(other)).toMatchObject({ availableCents: 5_000 + 780 });
  });

  it('knows a cause again without reading the whole ledger, even before the database has looked at its size', async () => {
    const agreementId = await rouen.agreement(0, { onExhaustion: 'warn' });
    const list = (): Entry[] =>
      Array.from({ length: 500 }, () => newId()).map((usageId) =>
        consume({ agreementId, bookingId: null, usageId }, Cents(0), Cents(1)),
      );
    for (let month = 0; month < 6; month++) await record(...list());
    const read = await truchement.database.transaction(async (tx) => {
      await ledger.record(tx, rouen.networkId, list(), null);
      return tx.row<{ entries: number }>(sql`
        SELECT coalesce(idx_tup_fetch, 0) + seq_tup_read AS entries FROM pg_stat_xact_user_tables WHERE relname = 'ledger_entry'`);
    });
    expect(read?.entries).toBeLessThan(20_000);
  });

  it('records a cost of the past beyond the grant, and tells that it is overdrawn', async () => {
    const agreementId = await rouen.agreement(1_000);
    await record(consume({ agreementId, bookingId: null, usageId: newId() }, Cents(0), Cents(1_800)));
    expect(await budgetOf(agreementId)).toMatchObject({
      consumedCents: 1_800,
      availableCents: 0,
      overdrawnCents: 800,
    });
    const alerts = await truchement.database.rows(sql`
      SELECT facts FROM event WHERE network_id = ${rouen.networkId} AND subject_id = ${agreementId}`);
    expect(alerts).toEqual([{ facts: { byCents: 800 } }]);
  });

  it('uses new money for what was overdrawn first', async () => {
    const agreementId = await rouen.agreement(1_000);
    await record(consume({ agreementId, bookingId: null, usageId: newId() }, Cents(0), Cents(1_800)));
    await record(grant(agreementId, Cents(1_000), `more:${agreementId}`));
    expect(await budgetOf(agreementId)).toMatchObject({
      grantedCents: 2_000,
      availableCents: 200,
      overdrawnCents: 0,
    });
  });

  it('does not lose an entry for an agreement of another network: it refuses it', async () => {
    const lyon = await aFundedNetwork(truchement);
    const foreign = await lyon.agreement(1_000);
    await expect(record(grant(foreign, Cents(100), `foreign:${foreign}`))).rejects.toThrow(
      /agreement that the network does not have/,
    );
  });

  it('moves what is held for a booking from one agreement to another in one call, and never holds it twice', async () => {
    const [from, to] = [await rouen.agreement(5_000), await rouen.agreement(5_000)];
    const bookingId = newId();
    await record(commit(from, bookingId, Cents(1_800), `${bookingId}:commit`));
    await expect(record(commit(to, bookingId, Cents(1_800), `${bookingId}:twice`))).rejects.toThrow(
      /reservation_one_live/,
    );
    await record(
      release(from, bookingId, Cents(1_800), `${bookingId}:leave`),
      commit(to, bookingId, Cents(1_800), `${bookingId}:join`),
    );
    expect(await ledger.heldFor(truchement.database, rouen.networkId, bookingId)).toEqual({
      agreementId: to,
      cents: 1_800,
    });
  });
});

describe('the database itself', () => {
  let agreementId: string;
  const bookingId = newId();
  beforeAll(async () => {
    agreementId = await rouen.agreement(5_000);
    await record(commit(agreementId, bookingId, Cents(1_800), `${bookingId}:guarded`));
  });

  it.each([
    'UPDATE ledger_entry SET available_cents = available_cents + 1, granted_cents = granted_cents + 1',
    'UPDATE ledger_entry SET cause = cause',
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry CASCADE',
    'TRUNCATE agreement CASCADE',
    'UPDATE agreement_balance SET granted_cents = granted_cents + 100, available_cents = available_cents + 100',
    'UPDATE agreement_balance SET granted_cents = granted_cents',
    'DELETE FROM agreement_balance',
    'TRUNCATE agreement_balance CASCADE',
    'UPDATE reservation SET held_cents = 0',
    'DELETE FROM reservation',
    'TRUNCATE reservation',
  ])('refuses %s', async (statement) => {
    const before = await budgetOf(agreementId);
    await expect(run(sql`${raw(statement)}`)).rejects.toMatchObject({ code: RESTRICT_VIOLATION });
    expect(await budgetOf(agreementId)).toEqual(before);
  });

  it('refuses a balance or a reservation that no entry has made', async () => {
    await expect(
      run(sql`INSERT INTO reservation VALUES (${rouen.networkId}, ${newId()}, ${agreementId}, 100)`),
    ).rejects.toThrow(/follows the ledger/);
    await expect(
      run(sql`INSERT INTO agreement_balance VALUES (${rouen.networkId}, ${newId()})`),
    ).rejects.toThrow(/follows the ledger/);
  });

  /** An entry written by hand, past every line of the program. */
  const byHand = (
    verb: string,
    booking: string | null,
    moves: Partial<Record<string, number>>,
  ): Promise<unknown> => {
    const usageId = newId();
    return run(sql`
      INSERT INTO ledger_entry (network_id, agreement_id, id, verb, cause, booking_id, usage_id, granted_cents, available_cents,
                                committed_cents, consumed_cents, invoiced_cents, overdrawn_cents, recorded_at)
      VALUES (${rouen.networkId}, ${agreementId}, ${newId()}, ${verb}, ${verb === 'consume' ? `usage:${usageId}:consume` : newId()}, ${booking}, ${usageId}, ${moves['granted'] ?? 0},
              ${moves['available'] ?? 0}, ${moves['committed'] ?? 0}, ${moves['consumed'] ?? 0}, 0,
              ${moves['overdrawn'] ?? 0}, '2022-06-01T10:00:00Z')`);
  };

  it('refuses an entry that does not sum to zero', async () => {
    await expect(byHand('grant', null, { granted: 100 })).rejects.toThrow(/postings_sum_to_zero/);
    await expect(byHand('commit', newId(), { committed: 100, available: -99 })).rejects.toThrow(
      /postings_sum_to_zero/,
    );
  });

  it('refuses to commit beyond what is available, taken from there or from nowhere', async () => {
    await expect(byHand('commit', newId(), { committed: 3_201, available: -3_201 })).rejects.toThrow(
      /nothing_beyond_what_is_available/,
    );
    await expect(
      byHand('commit', newId(), { committed: 3_201, available: -3_200, overdrawn: 1 }),
    ).rejects.toThrow(/beyond what is available/);
  });

  it('refuses to be overdrawn while there is money', async () => {
    await expect(byHand('consume', null, { consumed: 100, overdrawn: 100 })).rejects.toThrow(
      /overdrawn_only_when_nothing_is_left/,
    );
  });

  it('refuses to release more than is held, or for a booking that holds nothing', async () => {
    await expect(byHand('release', bookingId, { committed: -1_801, available: 1_801 })).rejects.toThrow(
      /check constraint/,
    );
    await expect(byHand('release', newId(), { committed: -1, available: 1 })).rejects.toThrow(
      /nothing was reserved/,
    );
  });

  it('refuses to release twice, though other bookings are committed', async () => {
    const [released, other] = [newId(), newId()];
    await record(
      commit(agreementId, released, Cents(500), `${released}:c`),
      commit(agreementId, other, Cents(500), `${other}:c`),
    );
    await record(release(agreementId, released, Cents(500), `${released}:r`));
    await expect(byHand('release', released, { committed: -500, available: 500 })).rejects.toThrow(
      /no_more_than_was_reserved/,
    );
    await expect(record(release(agreementId, released, Cents(500), `${released}:again`))).rejects.toThrow(
      /no_more_than_was_reserved/,
    );
  });

  it('refuses a verb that moves another account than its own, such as a grant that consumes', async () => {
    await expect(byHand('grant', null, { granted: 100, consumed: 100 })).rejects.toThrow(/each_verb_moves/);
    await expect(byHand('commit', newId(), { committed: -10, available: 10 })).rejects.toThrow(
      /each_verb_moves/,
    );
    await expect(byHand('release', newId(), { committed: 10, available: -10 })).rejects.toThrow(
      /each_verb_moves/,
    );
  });

  it('refuses to consume a session under another name than its own', async () => {
    const again = sql`
      INSERT INTO ledger_entry SELECT network_id, agreement_id, gen_random_uuid(), verb, 'again:' || cause, booking_id, usage_id,
                                      granted_cents, available_cents, committed_cents, consumed_cents, invoiced_cents,
                                      overdrawn_cents, recorded_at, recorded_by
        FROM ledger_entry WHERE network_id = ${rouen.networkId} AND verb = 'consume' LIMIT 1`;
    await record(consume({ agreementId, bookingId: null, usageId: newId() }, Cents(0), Cents(1)));
    await expect(run(again)).rejects.toThrow(/a_session_is_consumed_once/);
  });

  it('refuses a second entry of the same cause', async () => {
    const cause = `${newId()}:once`;
    const twice = sql`
      INSERT INTO ledger_entry SELECT network_id, agreement_id, gen_random_uuid(), verb, cause, booking_id, usage_id, 0, 0, 0, 0, 0, 0,
                                      recorded_at, recorded_by
        FROM ledger_entry WHERE network_id = ${rouen.networkId} AND cause = ${cause}`;
    await record(grant(agreementId, Cents(1), cause));
    await expect(run(twice)).rejects.toThrow(/duplicate key/);
  });
});

/** The budget that the entries add up to, and how many of them don't sum to zero. */
const entriesOf = (agreementId: string) =>
  truchement.database.row(sql`
    SELECT sum(granted_cents) AS "grantedCents", sum(committed_cents) AS "committedCents",
           sum(consumed_cents + invoiced_cents) AS "consumedCents", sum(invoiced_cents) AS "invoicedCents",
           sum(available_cents) AS "availableCents", sum(overdrawn_cents) AS "overdrawnCents",
           count(*) FILTER (WHERE available_cents + committed_cents + consumed_cents + invoiced_cents
                                  - granted_cents - overdrawn_cents <> 0) AS unbalanced
      FROM ledger_entry WHERE network_id = ${rouen.networkId} AND agreement_id = ${agreementId}`);
