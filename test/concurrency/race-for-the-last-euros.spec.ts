import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commit, consume, Ledger, type Entry } from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { aFundedNetwork, type FundedNetwork } from '../support/funded-network.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const BOOKINGS = 50;
const PRICE = Cents(1_800);

describe('when everybody wants the last euros at once', () => {
  let truchement: TestApp;
  let rouen: FundedNetwork;
  let ledger: Ledger;
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aFundedNetwork(truchement);
    ledger = truchement.app.get(Ledger);
  });
  afterAll(() => truchement.close());

  const record = (entry: Entry): Promise<unknown> =>
    truchement.database.transaction((tx) => ledger.record(tx, rouen.networkId, [entry], null));
  const budgetOf = (agreementId: string) =>
    ledger.budgetOf(truchement.database, rouen.networkId, agreementId);
  const accepted = async (attempts: Promise<unknown>[]): Promise<number> =>
    (await Promise.allSettled(attempts)).filter(({ status }) => status === 'fulfilled').length;
  const commitments = (agreementId: string): Promise<unknown>[] =>
    Array.from({ length: BOOKINGS }, (_, i) =>
      record(commit(agreementId, newId(), PRICE, `race:${agreementId}:${i}`)),
    );

  it('gives them to exactly as many bookings as they pay for', async () => {
    const agreementId = await rouen.agreement(20 * PRICE + 100);
    expect(await accepted(commitments(agreementId))).toBe(20);
    expect(await budgetOf(agreementId)).toEqual({
      grantedCents: 36_100,
      committedCents: 36_000,
      consumedCents: 0,
      invoicedCents: 0,
      availableCents: 100,
      overdrawnCents: 0,
    });
  });

  it('takes everybody where the agreement only warns, and knows to the cent what is overdrawn', async () => {
    const agreementId = await rouen.agreement(20 * PRICE + 100, { onExhaustion: 'warn' });
    expect(await accepted(commitments(agreementId))).toBe(BOOKINGS);
    expect(await budgetOf(agreementId)).toMatchObject({
      committedCents: 90_000,
      availableCents: 0,
      overdrawnCents: 90_000 - 36_100,
    });
  });

  it('consumes 36 € of the 20 € that are left when two calls of 18 € end together, however often they are reported', async () => {
    const agreementId = await rouen.agreement(2_000);
    const calls = [newId(), newId()].map((usageId) =>
      consume({ agreementId, bookingId: null, usageId }, Cents(0), PRICE),
    );
    await Promise.all([...calls, ...calls, ...calls].map(record));
    expect(await budgetOf(agreementId)).toMatchObject({
      consumedCents: 3_600,
      availableCents: 0,
      overdrawnCents: 1_600,
    });
  });

  it('commits once for a cause that comes fifty times at once', async () => {
    const agreementId = await rouen.agreement(50 * PRICE);
    const entry = commit(agreementId, newId(), PRICE, `once:${agreementId}`);
    expect(await accepted(Array.from({ length: BOOKINGS }, () => record(entry)))).toBe(BOOKINGS);
    expect(await budgetOf(agreementId)).toMatchObject({ committedCents: PRICE });
  });

  it('never waits for itself when costs cross on two agreements', async () => {
    const [one, other] = [await rouen.agreement(100_000), await rouen.agreement(100_000)];
    const both = (i: number): Entry[] => {
      const of = (agreementId: string): Entry =>
        consume({ agreementId, bookingId: null, usageId: newId() }, Cents(0), Cents(100));
      return i % 2 ? [of(one), of(other)] : [of(other), of(one)];
    };
    const attempts = Array.from({ length: BOOKINGS }, (_, i) =>
      truchement.database.transaction((tx) => ledger.record(tx, rouen.networkId, both(i), null)),
    );
    expect(await accepted(attempts)).toBe(BOOKINGS);
    expect(await budgetOf(one)).toMatchObject({ consumedCents: 5_000 });
    expect(await budgetOf(other)).toMatchObject({ consumedCents: 5_000 });
  });
});
