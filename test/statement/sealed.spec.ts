import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql, { type Sql } from 'sql-template-tag';
import { Statements, type StatementDocument, type StatementLine } from '../../src/statement/index.js';
import type { ViewerOf } from '../../src/kernel/viewer.js';
import { anAccessCode, anAccount, aPractice, aProfessional, type Person } from '../support/world.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aLine, aList, rouen, type Rouen } from '../usage/rouen.js';

let truchement: TestApp;
let scene: Rouen;
let funder: Person;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2022-10-03T09:30:00Z');
  scene = await rouen(truchement);
  const { body } = await scene.network.coordinator.get('/agreements');
  funder = await anAccount(scene.network, 'funder', { funderId: body.items[0].funderId });
});
afterAll(() => truchement.close());

const figureOf = ({ figures }: StatementDocument, key: string) =>
  figures.find((one) => one.key === key)?.value;
const tableOf = ({ tables }: StatementDocument, key: string) => tables.find((table) => table.key === key)!;
const draft = async (from: string, to: string): Promise<string> => {
  const asked = { agreementId: scene.agreement.id, from, to };
  return (await scene.network.coordinator.post('/statements', asked).expect(201)).body.id;
};
const issue = async (id: string) =>
  (await scene.network.coordinator.post(`/statements/${id}/issue`).expect(200)).body;
const documentOf = async (id: string): Promise<StatementDocument> =>
  (await scene.network.coordinator.get(`/statements/${id}`).expect(200)).body.document;
const linesOf = async (id: string): Promise<StatementLine[]> => {
  const viewer: ViewerOf<'coordinator'> = {
    role: 'coordinator',
    networkId: scene.network.id,
    accountId: '',
    email: '',
  };
  const lines: StatementLine[] = [];
  for await (const line of truchement.app.get(Statements).linesOf(viewer, id)) lines.push(line);
  return lines;
};
const centsOf = (lines: readonly StatementLine[]): number =>
  lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
const june = (day: number, ref: string, seconds = 600) =>
  aLine({ ref, at: `2022-06-${String(day).padStart(2, '0')}T10:00:00+02:00`, seconds });

describe('a session corrected after its statement was issued', () => {
  let first: string;
  let second: string;
  it('stays in the first one, and shows in the next, which names it; the two add up to what was consumed', async () => {
    await scene.send(aList(june(1, 'J1'), june(2, 'J2'), june(3, 'J3', 1800)));
    first = await draft('2022-06-01', '2022-06-30');
    const issued = await issue(first);
    expect(issued).toMatchObject({ number: '2022-1', lineCount: 3, consumedCents: 1800 + 1800 + 3300 });
    const before = await funder.get(`/statements/${first}.json`).expect(200);

    const usage = (await scene.usage()).find(({ reference }) => reference === 'J3');
    await scene.network.coordinator
      .post(`/usage/${usage.id}/corrections`, { durationSeconds: 1200, reason: 'wrong_duration' })
      .expect(201);
    await scene.send(aList(aLine({ ref: 'L1', at: '2022-07-05T10:00:00+02:00' })));
    second = await draft('2022-07-01', '2022-07-31');
    await issue(second);

    expect((await funder.get(`/statements/${first}.json`).expect(200)).text).toBe(before.text);
    const document = await documentOf(second);
    expect(tableOf(document, 'adjustments').rows).toEqual([['2022-1', '2022-06-01', '2022-06-30', 0, -1000]]);
    expect(figureOf(document, 'sessions')).toBe(1);
    expect(figureOf(document, 'total')).toBe(1800 - 1000);
    const lines = await linesOf(second);
    expect(lines.map(({ kind, amends, amountCents }) => [kind, amends, amountCents])).toEqual([
      ['adjustment', '2022-1', -3300],
      ['adjustment', '2022-1', 2300],
      ['session', null, 1800],
    ]);
    const told = centsOf(await linesOf(first)) + centsOf(lines);
    expect(told).toBe((await scene.budget())['consumedCents']);
  });

  it('counts for June’s practice when a call of June comes with a list of August', async () => {
    truchement.clock.set('2022-11-03T09:30:00Z');
    const { network, provider, agreement, msp } = scene;
    const cabinet = await aPractice(network, { name: 'Cabinet d’après' });
    const professional = await aProfessional(network, {
      practices: [
        { practiceId: msp.id, from: '2020-01-01', until: '2022-07-31' },
        { practiceId: cabinet.id, from: '2022-08-01' },
      ],
    });
    await anAccessCode(network, { provider, agreement, professional, code: 'ROU-MG-07' });
    const code = 'ROU-MG-07';
    await scene.send(
      aList(
        aLine({ ref: 'J20', code, at: '2022-06-20T10:00:00+02:00' }),
        aLine({ ref: 'A1', code, at: '2022-08-09T10:00:00+02:00' }),
      ),
    );
    const august = await draft('2022-08-01', '2022-08-31');
    const lines = await linesOf(august);
    expect(lines.map(({ kind, amends, sessionOn, practice }) => [kind, amends, sessionOn, practice])).toEqual(
      [
        ['adjustment', '2022-1', '2022-06-20', 'MSP de la Grand-Mare'],
        ['session', null, '2022-08-09', 'Cabinet d’après'],
      ],
    );
    await issue(august);
  });
});

describe('a period', () => {
  it('is stated once: another that overlaps it is refused, drafted before or not', async () => {
    const agreementId = scene.agreement.id;
    const refused = await scene.network.coordinator
      .post('/statements', { agreementId, from: '2022-06-30', to: '2022-09-30' })
      .expect(409);
    expect(refused.body).toMatchObject({ type: '/problems/already-stated', number: '2022-1' });
    const [one, other] = [await draft('2022-09-01', '2022-09-30'), await draft('2022-09-15', '2022-09-30')];
    await issue(one);
    await scene.network.coordinator.post(`/statements/${other}/issue`).expect(409);
    await scene.network.coordinator.post(`/statements/${other}/discard`).expect(200);
    await scene.network.coordinator.get(`/statements/${other}`).expect(404);
  });

  it('lies within the agreement’s life and is over before it is issued', async () => {
    const agreementId = scene.agreement.id;
    await scene.network.coordinator
      .post('/statements', { agreementId, from: '2021-06-30', to: '2021-07-31' })
      .expect(400);
    await scene.network.coordinator
      .post('/statements', { agreementId, from: '2022-11-05', to: '2022-11-01' })
      .expect(400);
    const current = await draft('2022-11-01', '2022-11-03');
    const refused = await scene.network.coordinator.post(`/statements/${current}/issue`).expect(422);
    expect(refused.body.type).toBe('/problems/period-not-over');
    await scene.network.coordinator.post(`/statements/${current}/discard`).expect(200);
  });
});

describe('statements issued at once', () => {
  it('get one number each, without a gap, and count nothing twice', async () => {
    await scene.send(aList(aLine({ ref: 'O1', at: '2022-10-05T10:00:00+02:00' })));
    const ids = [
      await draft('2022-10-01', '2022-10-10'),
      await draft('2022-10-01', '2022-10-10'),
      await draft('2022-10-11', '2022-10-20'),
      await draft('2022-10-21', '2022-10-31'),
    ];
    const answers = await Promise.all(
      ids.map((id) => scene.network.coordinator.post(`/statements/${id}/issue`)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409]);
    const { body } = await scene.network.coordinator.get('/statements?limit=200');
    const numbers = body.items
      .filter(({ number }: { number: string | null }) => number !== null)
      .map(({ number }: { number: string }) => Number(number.split('-')[1]));
    expect(numbers.toSorted((a: number, b: number) => a - b)).toEqual(
      Array.from({ length: numbers.length }, (_, index) => index + 1),
    );
    const { stated } = (await truchement.database.row<{ stated: number }>(sql`
      SELECT sum(consumed_cents)::bigint AS stated FROM statement WHERE agreement_id = ${scene.agreement.id}`))!;
    expect(stated).toBe((await scene.budget())['consumedCents']);
  });
});

describe('the database', () => {
  const refuses = async (attack: Sql): Promise<void> => {
    await expect(truchement.database.rows(attack)).rejects.toThrow();
  };
  const issuedOne = async () =>
    (await truchement.database.row<{ id: string }>(sql`
      SELECT id FROM statement WHERE agreement_id = ${scene.agreement.id} AND sequence = 1`))!.id;

  it('rewrites nothing that was issued, and lets nobody count a session again', async () => {
    const id = await issuedOne();
    const draftId = await draft('2022-11-01', '2022-11-02');
    await refuses(sql`UPDATE statement SET document = '{}' WHERE id = ${id}`);
    await refuses(sql`UPDATE statement SET to_on = '2022-07-31' WHERE id = ${id}`);
    await refuses(sql`UPDATE statement SET status = 'draft' WHERE id = ${id}`);
    await refuses(sql`DELETE FROM statement WHERE id = ${id}`);
    await refuses(sql`TRUNCATE statement CASCADE`);
    await refuses(sql`UPDATE statement_line SET kind = 'adjustment' WHERE statement_id = ${id}`);
    await refuses(sql`DELETE FROM statement_line WHERE statement_id = ${id}`);
    await refuses(sql`
      INSERT INTO statement_line SELECT network_id, agreement_id, entry_id, ${draftId}, 'adjustment', statement_id
        FROM statement_line WHERE statement_id = ${id} LIMIT 1`);
  });

  it('adds no line to a statement, nor seals what is not its text, nor leaves a gap in the numbers', async () => {
    const id = await issuedOne();
    const draftId = await draft('2022-11-01', '2022-11-02');
    await scene.send(aList(june(28, 'J28')));
    await refuses(sql`
      INSERT INTO statement_line
      SELECT e.network_id, e.agreement_id, e.id, ${id}, 'session', NULL FROM ledger_entry e
       WHERE e.agreement_id = ${scene.agreement.id} AND e.verb = 'consume'
         AND NOT EXISTS (SELECT FROM statement_line l WHERE l.entry_id = e.id)`);
    const sealing = (year: number, sequence: number, text: string, hash: string, lines = 0) => sql`
      UPDATE statement SET status = 'issued', year = ${year}, sequence = ${sequence}, document = ${text}, detail = ${text},
             hash = ${hash}, detail_hash = ${hash}, line_count = ${lines}, consumed_cents = 0,
             issued_at = drafted_at WHERE id = ${draftId}`;
    const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    await refuses(sealing(2040, 1, '{}', ofNothing));
    await refuses(sealing(2040, 2, '', ofNothing));
    await refuses(sealing(2040, 1, '', ofNothing, 1));
    await truchement.database.rows(sql`DELETE FROM statement WHERE id = ${draftId}`);
  });
});

describe('a funder’s answer', () => {
  it('goes forward only: disputed with a reason, then accepted, and no way back', async () => {
    const id = (await funder.get('/statements')).body.items.at(-1).id;
    await funder.post(`/statements/${id}/dispute`, {}).expect(400);
    await funder.post(`/statements/${id}/dispute`, { comment: 'Rappelez le 06 12 34 56 78' }).expect(400);
    await funder.post(`/statements/${id}/dispute`, { comment: 'Une intervention de trop.' }).expect(200);
    await funder.post(`/statements/${id}/dispute`, { comment: 'Encore.' }).expect(409);
    await funder.post(`/statements/${id}/acknowledge`, {}).expect(200);
    await funder.post(`/statements/${id}/acknowledge`, {}).expect(409);
    const { body } = await scene.network.coordinator.get(`/statements/${id}`).expect(200);
    expect(body.answers.map(({ status, comment }: StatementAnswered) => [status, comment])).toEqual([
      ['disputed', 'Une intervention de trop.'],
      ['acknowledged', null],
    ]);
  });
});

type StatementAnswered = Readonly<{ status: string; comment: string | null }>;
