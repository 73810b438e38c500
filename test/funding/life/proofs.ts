import { expect } from '@jest/globals';
import sql from 'sql-template-tag';
import { balancesOf, hledger } from '../../support/hledger.js';
import { read, readAll, type Life } from './territory.js';

type Money = Record<
  'grantedCents' | 'committedCents' | 'consumedCents' | 'invoicedCents' | 'availableCents' | 'overdrawnCents',
  number
>;

/** Whatever has happened: hledger, the API, the calls, the bookings and the sheet of paper say the same, to the cent. */
export const proveTheMoney = async (life: Life, isThorough: boolean): Promise<void> => {
  const budgets = new Map<string, Money>();
  for (const { id } of life.agreements) budgets.set(id, await read(life, `/agreements/${id}/budget`));
  for (const [id, money] of budgets) {
    const { grantedCents, committedCents, consumedCents, invoicedCents, availableCents, overdrawnCents } =
      money;
    expect(grantedCents).toBe(committedCents + consumedCents + availableCents - overdrawnCents);
    expect(
      Math.min(grantedCents, committedCents, consumedCents, invoicedCents, availableCents),
    ).toBeGreaterThanOrEqual(0);
    expect(overdrawnCents === 0 || availableCents === 0).toBe(true);
    expect(invoicedCents).toBeLessThanOrEqual(consumedCents);
    expect({ id, grantedCents }).toEqual({ id, grantedCents: life.paper.envelopeOf(id) });
  }
  await proveTheJournal(life, budgets, isThorough);
  await proveWhatIsHeld(life, budgets);
  await proveWhatIsSpent(life, budgets);
};

const proveTheJournal = async (
  life: Life,
  budgets: ReadonlyMap<string, Money>,
  isThorough: boolean,
): Promise<void> => {
  const journalOf = async (query = ''): Promise<string> =>
    (await life.network.coordinator.get(`/ledger.journal${query}`).expect(200)).text;
  const whole = await journalOf();
  hledger(whole, 'check', '--strict');
  expect(byAgreement(balancesOf(whole))).toEqual(asAccounts(budgets));
  if (!isThorough) return;
  for (const [id, money] of budgets) {
    const journal = await journalOf(`?agreementId=${id}`);
    hledger(journal, 'check', '--strict');
    expect(byAgreement(balancesOf(journal))).toEqual(asAccounts(new Map([[id, money]])));
    const entries = await readAll(life, `/agreements/${id}/entries`);
    expect(journal.match(/; entry:/g)).toHaveLength(entries.length);
  }
};
/** `agreement:mdm-2022-1a2b3c4d:available` → what is there, by the end of the agreement's id; accounts at zero are left out. */
const byAgreement = (balances: Readonly<Record<string, number>>): object =>
  Object.fromEntries(
    Object.entries(balances)
      .filter(([, cents]) => cents !== 0)
      .map(([account, cents]) => [account.replace(/^agreement:(?:.*-)?([^-:]{8}):/, '$1:'), cents]),
  );
const asAccounts = (budgets: ReadonlyMap<string, Money>): object =>
  Object.fromEntries(
    [...budgets].flatMap(([id, money]) =>
      Object.entries({
        granted: 0 - money.grantedCents,
        available: money.availableCents,
        committed: money.committedCents,
        consumed: money.consumedCents - money.invoicedCents,
        invoiced: money.invoicedCents,
        overdrawn: 0 - money.overdrawnCents,
      })
        .filter(([, cents]) => cents !== 0)
        .map(([account, cents]) => [`${id.slice(-8)}:${account}`, cents]),
    ),
  );

const OPEN = ['requested', 'dispatched', 'confirmed', 'in_session', 'awaiting_usage'];

/** What is committed is what the open requests were estimated at, each on the agreement that it names, and nothing else is held. */
const proveWhatIsHeld = async (life: Life, budgets: ReadonlyMap<string, Money>): Promise<void> => {
  const expected = new Map<string, { on: string; cents: number }>();
  for (const { id, status, agreementId, estimate } of await readAll(life, '/bookings'))
    if (OPEN.includes(status) && !life.paper.givenBack.has(id))
      expected.set(id, { on: agreementId, cents: estimate.amountCents });
  const held = await life.truchement.database.rows<{ id: string; on: string; cents: number }>(sql`
    SELECT booking_id AS id, agreement_id AS on, held_cents AS cents FROM reservation
     WHERE network_id = ${life.network.id} AND held_cents > 0`);
  expect(Object.fromEntries(held.map(({ id, on, cents }) => [id, { on, cents }]))).toEqual(
    Object.fromEntries(expected),
  );
  for (const [id, { committedCents }] of budgets)
    expect({ id, committedCents }).toEqual({
      id,
      committedCents: sumOf([...expected.values()].filter(({ on }) => on === id)),
    });
};
const sumOf = (those: readonly { cents: number }[]): number =>
  those.reduce((total, { cents }) => total + cents, 0);

/** What is consumed is what the calls cost that count, each once: not those that were corrected, nor those that wait as late. */
const proveWhatIsSpent = async (life: Life, budgets: ReadonlyMap<string, Money>): Promise<void> => {
  const records = await readAll(life, '/usage');
  const late = new Set((await readAll(life, '/late-usage')).map(({ id }) => id));
  const replaced = new Set(records.map(({ correctionOf }) => correctionOf));
  const counting = records.filter(({ id }) => !replaced.has(id));
  for (const { lines, amountCents } of records)
    expect(lines.reduce((total: number, line: any) => total + line.amountCents, 0)).toBe(amountCents);
  const settled = new Set<string>();
  for (const id of life.invoices)
    for (const { settledAt, ours } of await readAll(life, `/invoices/${id}/lines`))
      if (settledAt !== null) settled.add(ours.usageId);
  for (const [id, { consumedCents, invoicedCents }] of budgets) {
    const mine = counting.filter(({ agreementId }) => agreementId === id);
    const centsOf = (those: readonly any[]): number =>
      those.reduce((total, { amountCents }) => total + amountCents, 0);
    expect({ id, consumedCents, invoicedCents }).toEqual({
      id,
      consumedCents: centsOf(mine.filter((record) => !late.has(record.id))),
      invoicedCents: centsOf(mine.filter((record) => settled.has(record.id))),
    });
  }
  const [twice] = await life.truchement.database.rows(sql`
    SELECT count(*) FILTER (WHERE consumed <> CASE WHEN late THEN 0 ELSE 1 END)::int AS wrong,
           (SELECT count(*) - count(DISTINCT booking_id) FROM usage_record
             WHERE network_id = ${life.network.id} AND booking_id IS NOT NULL AND correction_of IS NULL)::int AS twice
      FROM (SELECT u.id, (SELECT count(*) FROM ledger_entry e
                           WHERE e.network_id = u.network_id AND e.usage_id = u.id AND e.verb = 'consume') AS consumed,
                   EXISTS (SELECT FROM late_usage l WHERE l.network_id = u.network_id AND l.usage_id = u.id
                              AND l.decision IS DISTINCT FROM 'reopened') AS late
              FROM usage_record u WHERE u.network_id = ${life.network.id}) each`);
  expect(twice).toEqual({ wrong: 0, twice: 0 });
};

/** What the issued statements say in all, and what none has counted yet, is what was consumed. @returns what none has counted */
export const proveTheStatements = async (life: Life): Promise<number> => {
  let untold = 0;
  for (const { id } of life.agreements) {
    let told = 0;
    for (const statement of await readAll(life, `/statements?agreementId=${id}`))
      if (statement.status !== 'draft')
        told += (await read(life, `/statements/${statement.id}`)).document.figures.find(
          ({ key }: any) => key === 'total',
        ).value;
    const { consumedCents } = await read(life, `/agreements/${id}/budget`);
    const [unstated] = await life.truchement.database.rows<{ cents: number; many: number }>(sql`
      SELECT coalesce(sum(e.consumed_cents), 0)::bigint AS cents, count(*)::int AS many FROM ledger_entry e
       WHERE e.network_id = ${life.network.id} AND e.agreement_id = ${id} AND e.verb IN ('consume', 'reverse')
         AND NOT EXISTS (SELECT FROM statement_line l WHERE l.entry_id = e.id)`);
    expect({ id, cents: told + unstated!.cents }).toEqual({ id, cents: consumedCents });
    untold += unstated!.many;
  }
  return untold;
};
