import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
import { balancesOf, hasHledger, hledger } from '../support/hledger.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAgreement, aNetwork, type Made, type Network } from '../support/world.js';

describe('the journal of a network', () => {
  let truchement: TestApp;
  let rouen: Network;
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aNetwork(truchement);
  });
  afterAll(() => truchement.close());

  const record = (...entries: Entry[]): Promise<unknown> =>
    truchement.database.transaction((tx) => truchement.app.get(Ledger).record(tx, rouen.id, entries, null));
  const journalOf = async (path = ''): Promise<string> =>
    (
      await rouen.coordinator
        .get(`/ledger.journal${path}`)
        .expect(200)
        .expect('content-type', /^text\/plain/)
    ).text;

  it('is dated by the day of the network, not of the server', async () => {
    const agreement = await anAgreement(rouen);
    truchement.clock.set('2026-06-30T22:30:00Z');
    await record(grant(agreement.id, Cents(100), `late:${agreement.id}`));
    expect(await journalOf(`?agreementId=${agreement.id}`)).toContain(
      `\n2026-07-01 grant late:${agreement.id}  ; entry:`,
    );
  });

  it('tells of one agreement, or of all that the network has and of no other', async () => {
    const [one, other] = [await anAgreement(rouen), await anAgreement(rouen)];
    const foreign = await anAgreement(await aNetwork(truchement, { name: 'Bordeaux' }));
    const all = await journalOf();
    expect(all).toContain(`agreement:${one.id}:grant`);
    expect(all).toContain(`agreement:${other.id}:grant`);
    expect(all).not.toContain(foreign.id);
    expect(await journalOf(`?agreementId=${one.id}`)).not.toContain(other.id);
    await rouen.coordinator.get(`/ledger.journal?agreementId=${foreign.id}`).expect(404);
  });

  it('has every entry once, however many there are', async () => {
    const agreement = await anAgreement(rouen);
    await record(
      ...Array.from({ length: 2_499 }, (_, i) => grant(agreement.id, Cents(i), `many:${agreement.id}:${i}`)),
    );
    const entries = (await journalOf(`?agreementId=${agreement.id}`)).match(/ {2}; entry:\S+/g) ?? [];
    expect(entries).toHaveLength(2_500);
    expect(new Set(entries).size).toBe(2_500);
  });

  if (hasHledger) {
    it('is accepted by hledger, whose balances are the budget to the cent', async () => {
      const agreement = await anAgreement(rouen, {
        title: 'Accès aux soins ; «\u202f2023\u202f» — été',
        onExhaustion: 'warn',
      });
      await record(...someLife(agreement));
      const journal = await journalOf(`?agreementId=${agreement.id}`);
      hledger(journal, 'check', '--strict');
      const budget = (await rouen.coordinator.get(`/agreements/${agreement.id}/budget`).expect(200)).body;
      const balances = ofOneAgreement(balancesOf(journal));
      expect(balances).toMatchObject({ granted: -budget.grantedCents });
      expect(balances['available'] ?? 0).toBe(budget.availableCents);
      expect(balances['committed'] ?? 0).toBe(budget.committedCents);
      expect((balances['consumed'] ?? 0) + (balances['invoiced'] ?? 0)).toBe(budget.consumedCents);
      expect(0 - (balances['overdrawn'] ?? 0)).toBe(budget.overdrawnCents);
      expect(budget.consumedCents).toBeGreaterThan(0);
    });

    it('is accepted by hledger for the whole network, with accounts of its own for each agreement', async () => {
      await anAgreement(rouen, { reference: 'CTAI 2023' });
      await anAgreement(rouen, { reference: 'CTAI 2023', grantCents: 0 });
      const journal = await journalOf();
      hledger(journal, 'check', '--strict');
      const accounts = new Set(journal.match(/^account \S+$/gm));
      expect(accounts.size).toBe(6 * (journal.match(/:grant {2};/g) ?? []).length);
    });
  } else {
    it('was NOT checked with hledger: it is not installed here (Debian: apt-get install hledger)', () => {
      console.warn(
        'No hledger here: that it accepts the journal and finds the budget in it was not checked.',
      );
    });
  }

  /** Bookings held, cancelled, consumed for more or less than was held, and corrected. */
  const someLife = ({ id: agreementId }: Made): Entry[] =>
    Array.from({ length: 30 }, () => newId()).flatMap((id, i): Entry[] => {
      const held = Cents(1_800 + 100 * (i % 7));
      const cost = Cents(1_800 + 100 * (i % 11) + (i % 3));
      const usageId = newId();
      const requested = commit(agreementId, id, held, `booking:${id}:commit`);
      const held_ = consume({ agreementId, bookingId: id, usageId }, held, cost);
      if (i % 5 === 0) return [requested];
      if (i % 5 === 1) return [requested, release(agreementId, id, held, `booking:${id}:release`)];
      if (i % 5 === 2) return [requested, held_, reverseConsumption(agreementId, usageId, cost)];
      return [requested, held_];
    });
});

/** Cents by the last part of each account's name. */
const ofOneAgreement = (balances: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(balances).map(([account, cents]) => [account.split(':').at(-1), cents]));
