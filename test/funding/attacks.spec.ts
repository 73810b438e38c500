import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { inJune, invoicing, june, aList } from '../invoice/scene.js';
import { freshDatabase } from '../support/databases.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAgreement } from '../support/world.js';

/** The program with the account that docs/operations.md gives it, on a database that another one owns; who attacks has the same. */
const role = `truchement_app_${randomBytes(4).toString('hex')}`;
const asOperationsSay = async (databaseName: string): Promise<string> => {
  const guide = await readFile('docs/operations.md', 'utf8');
  const [, statements] = /## Two database accounts[\s\S]*?```sql\n([\s\S]*?)```/.exec(guide)!;
  return statements!
    .replaceAll('truchement_app', role)
    .replaceAll('DATABASE truchement', `DATABASE ${databaseName}`)
    .replaceAll('FOR ROLE truchement', 'FOR ROLE CURRENT_USER');
};

let database: { url: string; drop: () => Promise<void> };
let owner: pg.Client;
let intruder: pg.Client;
let truchement: TestApp;
/** Ids of what there is to attack, by what it is. */
let ids: Record<'network' | 'agreement' | 'closed' | 'statement' | 'booking', string>;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(await asOperationsSay(new URL(database.url).pathname.slice(1)));
  await owner.query(`ALTER ROLE ${role} PASSWORD 'secret'`);
  const url = Object.assign(new URL(database.url), { username: role, password: 'secret' });
  intruder = new pg.Client({ connectionString: url.href });
  await intruder.connect();
  await prepareDatabase(url.href, { queues: false }); // as each process does when it starts
  truchement = await startTestApp({ queues: 'redis', work: true, databaseUrl: url.href });
  truchement.clock.set('2022-07-03T09:00:00+02:00');
  ids = await aLittleLife();
});
afterAll(async () => {
  await truchement?.close();
  await intruder?.end();
  await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  await owner.end();
  await database.drop();
});

const aLittleLife = async (): Promise<typeof ids> => {
  const { network, agreement, doctors, send, invoice, settle } = await invoicing(truchement);
  const { coordinator } = network;
  await send(aList(...june(3)));
  const statement = await coordinator
    .post('/statements', { agreementId: agreement.id, from: '2022-06-01', to: '2022-06-30' })
    .expect(201);
  await coordinator.post(`/statements/${statement.body.id}/issue`).expect(200);
  const invoiced = await invoice({ totalCents: 1_800, lines: aList(inJune(1, { cents: 1_800 })) });
  await settle(invoiced.body.id).expect(201);
  const startsAt = '2022-07-10T10:00:00+02:00';
  const asked = { modality: 'phone_booked', language: 'rus', expectedMinutes: 20, startsAt };
  const booking = (await doctors[0]!.post('/bookings', asked).expect(201)).body;
  const to = await anAgreement(network, { startsOn: '2022-01-01', priority: 300 });
  const terms = { fromAgreementId: agreement.id, toAgreementId: to.id, effectiveOn: '2022-07-20' };
  const handover = await coordinator.post('/handovers', { ...terms, transferRemainder: false }).expect(201);
  await coordinator.post(`/handovers/${handover.body.id}/execute`).expect(200);
  const closed = await anAgreement(network, { priority: 900 });
  const today = { closesOn: '2022-07-03', graceUntil: '2022-07-03', atOnce: true };
  await coordinator.post(`/agreements/${closed.id}/closing`, today).expect(201);
  return {
    network: network.id,
    agreement: agreement.id,
    closed: closed.id,
    statement: statement.body.id,
    booking: booking.id,
  };
};

const money = async (): Promise<unknown> =>
  (await intruder.query('SELECT * FROM agreement_balance ORDER BY agreement_id')).rows;
const refuses = async (attack: string, why: RegExp): Promise<void> => {
  const before = await money();
  await expect(intruder.query(attack)).rejects.toThrow(why);
  expect(await money()).toEqual(before);
};

const kept = [
  ...['ledger_entry', 'agreement_balance', 'reservation', 'consumption_of_day', 'usage_record', 'amendment'],
  ...['statement', 'statement_line', 'closing', 'handover', 'event', 'audit_entry'],
  ...['provider_invoice', 'provider_invoice_file', 'provider_invoice_line'],
];
const byTheDatabase = /keeps its history|follows the ledger|issued once|violates foreign key/;

describe('whoever has the account of the program', () => {
  it.each(kept)('can neither rewrite nor delete what %s holds', async (table) => {
    expect((await intruder.query(`SELECT FROM ${table}`)).rowCount).toBeGreaterThan(0);
    await refuses(`UPDATE ${table} SET network_id = network_id`, byTheDatabase);
    await refuses(`DELETE FROM ${table}`, byTheDatabase);
  });

  it.each(kept)('can neither empty %s, nor drop it, nor still what guards it', async (table) => {
    await refuses(`TRUNCATE ${table} CASCADE`, /permission denied/);
    await refuses(`DROP TABLE ${table} CASCADE`, /must be owner/);
    await refuses(`ALTER TABLE ${table} DISABLE TRIGGER ALL`, /must be owner/);
  });

  it('can’t make PostgreSQL look away, nor pass for a movement of the ledger', async () => {
    await refuses('SET session_replication_role = replica', /permission denied/);
    await refuses(
      'CREATE OR REPLACE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
      /permission denied/,
    );
    await intruder.query('CREATE TEMP TABLE lever (pulled boolean)');
    await refuses(
      `CREATE FUNCTION pg_temp.pull() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         UPDATE agreement_balance SET granted_cents = granted_cents + 100, available_cents = available_cents + 100;
         RETURN NULL; END $$`,
      /permission denied for language plpgsql/,
    );
  });

  const entry = (fields: object): string =>
    `SELECT FROM record_entries('${ids.network}', '${JSON.stringify([
      {
        id: newId(),
        agreementId: ids.agreement,
        verb: 'commit',
        cause: `x:${newId()}`,
        bookingId: null,
        usageId: null,
        granted: 0,
        committed: 0,
        consumed: 0,
        invoiced: 0,
        ...fields,
      },
    ])}', '2022-07-03T10:00:00Z', NULL)`;
  const aConsumed = async (): Promise<{ usage_id: string; consumed_cents: string }> =>
    (
      await intruder.query(
        `SELECT usage_id, consumed_cents FROM ledger_entry WHERE verb = 'consume' AND agreement_id = '${ids.agreement}'`,
      )
    ).rows[0];

  it('can’t spend what is not there, nor release what is not held', async () => {
    const blocking = (
      await intruder.query(`SELECT id FROM agreement WHERE on_exhaustion = 'block' AND closed_at IS NULL`)
    ).rows[0].id;
    await refuses(
      entry({ agreementId: blocking, committed: 999_999_999, bookingId: newId() }),
      /beyond what is available/,
    );
    await refuses(
      entry({ verb: 'release', committed: -2_301, bookingId: ids.booking }),
      /no_more_than_was_reserved|committed_cents_check/,
    );
    await refuses(entry({ verb: 'grant', granted: -999_999_999 }), /check constraint/);
    await refuses(entry({ verb: 'carry_over', granted: 100 }), /leaves one agreement and comes to another/);
  });

  it('can’t charge a session again, on its agreement or another, nor to one that is closed', async () => {
    const { usage_id: usageId } = await aConsumed();
    const again = { verb: 'consume', usageId, consumed: 1_800 };
    await refuses(entry({ ...again, cause: `again:${usageId}` }), /a_session_is_consumed_once/);
    const other = (await intruder.query(`SELECT id FROM agreement WHERE priority = 300`)).rows[0].id;
    const cause = `usage:${usageId}:consume`;
    await refuses(entry({ ...again, cause, agreementId: other }), /ledger_entry_consumes_once/);
    const fresh = newId();
    await refuses(
      entry({ ...again, usageId: fresh, cause: `usage:${fresh}:consume`, agreementId: ids.closed }),
      /closed agreement takes no entry/,
    );
    await refuses(entry({ agreementId: ids.closed, bookingId: newId() }), /closed meanwhile/);
  });

  it('can’t count a session in two statements, nor open what is closed', async () => {
    await intruder.query(`
      INSERT INTO statement (network_id, id, agreement_id, from_on, to_on, status, drafted_at)
      VALUES ('${ids.network}', '${newId()}', '${ids.agreement}', '2022-05-01', '2022-05-31', 'draft', '2022-07-03')`);
    await refuses(
      `INSERT INTO statement_line
       SELECT l.network_id, l.agreement_id, l.entry_id, s.id, 'session', NULL
         FROM statement_line l JOIN statement s ON s.agreement_id = l.agreement_id AND s.status = 'draft'`,
      /duplicate key/,
    );
    await refuses(`UPDATE agreement SET closed_at = NULL WHERE id = '${ids.closed}'`, /by a row of closing/);
    await refuses(
      `UPDATE agreement SET ends_on = '2030-01-01' WHERE id = '${ids.closed}'`,
      /keeps its history/,
    );
  });
});
