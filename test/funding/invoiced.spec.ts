import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import {
  consume,
  invoice,
  Ledger,
  reverseConsumption,
  takeBack,
  type Entry,
} from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAgreement, aNetwork, type Made, type Network } from '../support/world.js';

const HLEDGER = 'hledger';
const hasHledger = spawnSync(HLEDGER, ['--version']).status === 0;

let truchement: TestApp;
let rouen: Network;
let ledger: Ledger;
beforeAll(async () => {
  truchement = await startTestApp();
  rouen = await aNetwork(truchement);
  ledger = truchement.app.get(Ledger);
});
afterAll(() => truchement.close());

const record = (...entries: readonly Entry[]): Promise<ReadonlySet<string>> =>
  truchement.database.transaction((tx) => ledger.record(tx, rouen.id, entries, null));
const invoiceAll = (usageIds: readonly string[]): Promise<ReadonlySet<string>> =>
  truchement.database.transaction((tx) => ledger.invoice(tx, rouen.id, usageIds, null));
const invoicedFor = (usageId: string) => ledger.invoicedFor(truchement.database, rouen.id, usageId);
const budgetOf = ({ id }: Made) => ledger.budgetOf(truchement.database, rouen.id, id);
const anOpenAgreement = (): Promise<Made> => anAgreement(rouen, { grantCents: 10_000, onExhaustion: 'warn' });
const consumed = async (agreement: Made, cents: number): Promise<string> => {
  const usageId = newId();
  await record(consume({ agreementId: agreement.id, bookingId: null, usageId }, Cents(0), Cents(cents)));
  return usageId;
};

type Session = { usageId: string; cents: number; isInvoiced: boolean };
type Act = Readonly<{ kind: 'consume' | 'invoice' | 'correct' | 'takeBack'; of: number; cents: number }>;
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('consume', 'invoice', 'correct', 'takeBack'),
    of: fc.nat(9),
    cents: fc.nat(5_000),
  }),
  { minLength: 3, maxLength: 25 },
);

/** The act, done in the ledger and on paper. */
const done = async (agreement: Made, paper: Session[], { kind, of, cents }: Act): Promise<void> => {
  const session = paper[of % Math.max(paper.length, 1)];
  if (kind === 'consume' || !session) {
    paper.push({ usageId: await consumed(agreement, cents), cents, isInvoiced: false });
    return;
  }
  if (kind === 'invoice') {
    const ids = await invoiceAll([session.usageId]);
    expect(ids.size).toBe(session.isInvoiced || session.cents === 0 ? 0 : 1);
    session.isInvoiced ||= session.cents > 0;
    return;
  }
  const invoiced = await invoicedFor(session.usageId);
  expect(invoiced).toBe(session.isInvoiced ? session.cents : 0);
  const back = takeBack(agreement.id, session.usageId, Cents(session.cents), invoiced);
  paper.splice(paper.indexOf(session), 1);
  if (kind === 'takeBack') return void (await record(...back));
  const usageId = newId();
  await record(
    ...back,
    consume({ agreementId: agreement.id, bookingId: null, usageId }, Cents(0), Cents(cents)),
  );
  paper.push({ usageId, cents, isInvoiced: false });
};

describe('what is invoiced', () => {
  it('is what the sheet of paper says, whatever was consumed, invoiced, corrected or taken back', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const agreement = await anOpenAgreement();
        const paper: Session[] = [];
        for (const act of sequence) await done(agreement, paper, act);
        const sumOf = (sessions: readonly Session[]): number =>
          sessions.reduce((sum, { cents }) => sum + cents, 0);
        const [cost, invoiced] = [sumOf(paper), sumOf(paper.filter(({ isInvoiced }) => isInvoiced))];
        expect(await budgetOf(agreement)).toEqual({
          grantedCents: 10_000,
          committedCents: 0,
          consumedCents: cost,
          invoicedCents: invoiced,
          availableCents: Math.max(10_000 - cost, 0),
          overdrawnCents: Math.max(cost - 10_000, 0),
        });
        const byDay = await truchement.database.row(sql`
          SELECT coalesce(sum(cents), 0) AS cents FROM consumption_of_day
           WHERE network_id = ${rouen.id} AND agreement_id = ${agreement.id}`);
        expect(Number(byDay!['cents'])).toBe(cost);
      }),
      { numRuns: 25 },
    );
  });

  it('is invoiced once, by however many at once', async () => {
    const agreement = await anOpenAgreement();
    const usageIds = await Promise.all(Array.from({ length: 20 }, () => consumed(agreement, 100)));
    const done = await Promise.all(Array.from({ length: 8 }, () => invoiceAll(usageIds)));
    expect(done.reduce((sum, { size }) => sum + size, 0)).toBe(20);
    expect(await budgetOf(agreement)).toMatchObject({ consumedCents: 2_000, invoicedCents: 2_000 });
  });

  it('can be neither more nor less than what the session cost, under any name', async () => {
    const agreement = await anOpenAgreement();
    const usageId = await consumed(agreement, 1_800);
    await consumed(agreement, 5_000);
    const refused = /all of its cost is invoiced or nothing/;
    await expect(record(invoice(agreement.id, usageId, Cents(1_799)))).rejects.toThrow(refused);
    await expect(record(invoice(agreement.id, newId(), Cents(100)))).rejects.toThrow(refused);
    await record(invoice(agreement.id, usageId, Cents(1_800)));
    const again = { ...invoice(agreement.id, usageId, Cents(1_800)), cause: 'invoiced-again' };
    await expect(record(again)).rejects.toThrow(/a_session_is_invoiced_once/);
    await expect(record({ ...again, usageId: null })).rejects.toThrow(/a_session_is_invoiced_once/);
    await expect(record(reverseConsumption(agreement.id, usageId, Cents(1_800)))).rejects.toThrow(refused);
    expect(await budgetOf(agreement)).toMatchObject({ consumedCents: 6_800, invoicedCents: 1_800 });
  });

  it('is not invoiced once it has been taken back', async () => {
    const agreement = await anOpenAgreement();
    const usageId = await consumed(agreement, 1_800);
    await record(...takeBack(agreement.id, usageId, Cents(1_800), Cents(0)));
    expect((await invoiceAll([usageId])).size).toBe(0);
    expect(await budgetOf(agreement)).toMatchObject({ consumedCents: 0, invoicedCents: 0 });
  });

  if (hasHledger) {
    it('is the same to hledger', async () => {
      const agreement = await anOpenAgreement();
      const [kept, corrected] = [await consumed(agreement, 1_800), await consumed(agreement, 2_400)];
      await invoiceAll([kept, corrected]);
      await record(...takeBack(agreement.id, corrected, Cents(2_400), await invoicedFor(corrected)));
      const { text } = await rouen.coordinator.get(`/ledger.journal?agreementId=${agreement.id}`).expect(200);
      const balances = execFileSync(HLEDGER, ['-f', '-', 'balance', '--flat', '--no-total'], {
        input: text,
      }).toString();
      expect(balances).toMatch(/18\.00 EUR {2}\S+:invoiced/);
      expect(balances).not.toMatch(/:consumed/);
    });
  }
});
