import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { startWork } from '../../src/app.js';
import { Commands } from '../../src/platform/http/index.js';
import { ImportBatch } from '../../src/usage/use-cases/import-batch.js';
import { freshDatabase } from '../support/databases.js';
import { eventually } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { aProvider } from '../support/world.js';
import { aLine, aList, header, ism2022, rouen } from './rouen.js';

describe.each(queueStores)('a call list whatever happens, with the queue on %s', (queues) => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp({ queues, work: true });
    truchement.clock.set('2023-03-15T09:00:00+01:00');
  });
  afterAll(() => truchement.close());
  const bytesKept = async () => (await truchement.database.rows(sql`SELECT FROM call_import_chunk`)).length;

  it('is taken up again after a crash in its middle, and counts right', async () => {
    const { send, budget, usage } = await rouen(truchement, { grantCents: 100_000_000 });
    const batches = truchement.app.get(ImportBatch);
    const whole = batches.execute.bind(batches);
    let batch = 0;
    const crash = jest.spyOn(batches, 'execute').mockImplementation(async (...batchOf) => {
      if (++batch === 2) throw new Error('the lights went out');
      return whole(...batchOf);
    });
    const lines = Array.from({ length: 2_500 }, (_, at) =>
      aLine({ ref: `R${at}`, cents: at === 7 ? 1 : 1800 }),
    );
    const list = aList(...lines, aLine({ ref: 'R0' }), aLine({ ref: 'X', code: '??' }));
    const { body } = await send(list);
    crash.mockRestore();
    expect(batch).toBe(4);
    expect(body).toMatchObject({
      status: 'done',
      lines: 2502,
      created: 2500,
      alreadyKnown: 1,
      totalCents: 4_500_000,
    });
    expect(body.counts).toEqual({ unmatched: 1, changed: 0, disputed: 1 });
    expect(await budget()).toMatchObject({ consumedCents: 4_500_000 });
    expect(await usage()).toHaveLength(200);
    expect(await bytesKept()).toBe(0);
  });

  it('sent twice at the same time counts each call once', async () => {
    const { send, budget } = await rouen(truchement);
    const [one, other] = await Promise.all([send(await ism2022()), send(await ism2022())]);
    expect(one.body.created + other.body.created).toBe(43);
    expect(one.body.alreadyKnown + other.body.alreadyKnown).toBe(43);
    expect(one.body.totalCents + other.body.totalCents).toBe(104_200);
    expect(await budget()).toMatchObject({ consumedCents: 104_200 });
  });

  it('has its file although nobody heard that it was received', async () => {
    const { network, provider, budget } = await rouen(truchement);
    const commands = truchement.app.get(Commands);
    const once = commands.once.bind(commands);
    const lost = jest.spyOn(commands, 'once').mockImplementationOnce(async (...command) => {
      await once(...command);
      throw new Error('Connection terminated unexpectedly');
    });
    await network.coordinator
      .post(`/providers/${provider.id}/imports`)
      .attach('file', Buffer.from(await ism2022()), 'liste.csv')
      .expect(503);
    lost.mockRestore();
    const imports = async () => (await network.coordinator.get('/imports').expect(200)).body.items;
    const [list] = await eventually(imports, ([{ finishedAt }]) => finishedAt !== null);
    expect(list).toMatchObject({ status: 'done', created: 43 });
    expect(await budget()).toMatchObject({ consumedCents: 104_200 });
    expect(await bytesKept()).toBe(0);
  });

  it('gives the same answer to the same Idempotency-Key, and refuses another file under it', async () => {
    const { network, send } = await rouen(truchement);
    const first = await send(await ism2022(), { key: 'mars-2022' });
    const again = await send(await ism2022(), { key: 'mars-2022' });
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const other = await send(aList(aLine({ ref: 'A' })), { key: 'mars-2022', status: 422 });
    expect(other.body.type).toBe('/problems/idempotency-key-reused');
    expect((await network.coordinator.get('/imports').expect(200)).body.items).toHaveLength(1);
    expect(await bytesKept()).toBe(0);
  });
});

describe('a call list that takes its time', () => {
  it('is answered with the state so far, then followed to its end', async () => {
    const truchement = await startTestApp();
    truchement.clock.set('2023-03-15T09:00:00+01:00');
    const { network, send } = await rouen(truchement);
    const { body } = await send(await ism2022(), { status: 202, key: 'long' });
    expect(body).toMatchObject({ status: 'received', lines: 0, created: 0 });
    const state = async () => (await network.coordinator.get(`/imports/${body.id}`).expect(200)).body;
    const resolve = { action: 'ignore', reason: 'other' };
    await network.coordinator.post(`/imports/${body.id}/lines/2/resolve`, resolve).expect(404);
    startWork(truchement.app);
    while ((await state()).finishedAt === null) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await state()).toMatchObject({ status: 'done', lines: 43, created: 43, totalCents: 104_200 });
    const again = await send(await ism2022(), { status: 202, key: 'long' });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(body);
    await truchement.close();
  });
});

describe('a call list while the program stops', () => {
  it('is left after the lines under way, and taken up again by the next start', async () => {
    const kept = await freshDatabase();
    const clock = new TestClock();
    clock.set('2023-03-15T09:00:00+01:00');
    const first = await startTestApp({ databaseUrl: kept.url, clock, work: true });
    const { send } = await rouen(first, { grantCents: 100_000_000 });
    const batches = first.app.get(ImportBatch);
    const whole = batches.execute.bind(batches);
    const slow = jest.spyOn(batches, 'execute').mockImplementation(async (...batch) => {
      await pause(800);
      return whole(...batch);
    });
    const lines = Array.from({ length: 12_000 }, (_, at) => aLine({ ref: `R${at}` }));
    const cut = send(aList(...lines)).catch((error: unknown) => error);
    while (slow.mock.calls.length < 2) await pause(20);
    const asked = performance.now();
    await first.close();
    expect(performance.now() - asked).toBeLessThan(3_000);
    await cut;

    const next = await startTestApp({ databaseUrl: kept.url, clock, work: true });
    const [ended] = await eventually(
      () => next.database.rows<Record<string, unknown>>(sql`SELECT * FROM call_import`),
      ([list]) => list!.status !== 'running',
      30_000,
    );
    expect(ended).toMatchObject({ status: 'done', lines: 12_000, created: 12_000, failures: 0 });
    await next.close();
    await kept.drop();
  });
});

describe('a call list as providers send them', () => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2023-03-15T09:00:00+01:00');
  });
  afterAll(() => truchement.close());

  it('is read by the provider’s own mapping, in Windows-1252, with amounts as people write them', async () => {
    const { send, usage } = await rouen(truchement);
    const mapping = {
      columns: {
        reference: 'N° appel',
        code: 'Code',
        startedAt: 'Début',
        duration: 'Durée',
        language: 'Langue',
        amount: 'Montant',
      },
      dateFormat: 'dd/MM/yyyy HH:mm:ss',
      timeZone: 'Europe/Paris',
      durationUnit: 'HH:mm:ss',
      amountUnit: 'euros',
      languages: { 'Arabe maghrébin': 'ary' },
    };
    const text = [
      'Relevé d’appels – mars 2022',
      'N° appel;Code;Début;Durée;Langue;Montant;Patient',
      'A1;ROU-MG-01;18/03/2022 11:44:04;00:20:12;Arabe maghrébin;24,00 €;Dupont',
      'A2;ROU-MG-02;18/03/2022 12:00:00;00:10:00;Arabe maghrébin;1 042,00 €;Durand',
      'Total;;;;;1 066,00 €;',
    ].join('\r\n');
    const windows = Buffer.from(
      text.replaceAll('’', '\x92').replaceAll('–', '\x96').replaceAll('€', '\x80'),
      'latin1',
    );
    const { body } = await send(windows, { mapping });
    expect(body).toMatchObject({ lines: 2, created: 2, totalCents: 4200 });
    expect(body.disputed).toMatchObject([{ line: 4, ourCents: 1800, theirCents: 104_200 }]);
    expect(JSON.stringify(body)).not.toContain('Dur' + 'and');
    expect((await usage()).map(({ language, startedAt }) => [language, startedAt])).toEqual([
      ['ary', '2022-03-18T11:00:00.000Z'],
      ['ary', '2022-03-18T10:44:04.000Z'],
    ]);
  });

  it('is refused when it is none, or its mapping can’t be meant', async () => {
    const { network, provider, send } = await rouen(truchement);
    const unreadable = await send('bonjour', { status: 400 });
    expect(unreadable.body).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ pointer: '/file' }],
    });
    const unmapped = await send(await ism2022(), { mapping: { columns: {} }, status: 400 });
    expect(unmapped.body.errors[0].pointer).toBe('/mapping/columns/reference');
    const badly = await aProvider(network, { callListMapping: { columns: { reference: 'N°' } } });
    const stored = (await send(await ism2022(), { provider: badly, status: 400 })).body;
    expect(stored.detail).toContain('callListMapping');
    expect(stored.errors[0].pointer).toBe('/callListMapping/columns/code');
    const post = () => network.coordinator.post(`/providers/${provider.id}/imports`);
    expect((await post().field('mapping', '{}').expect(400)).body.errors).toMatchObject([
      { pointer: '/file' },
    ]);
    await post().send({}).expect(400);
    await post().attach('fichier', Buffer.from('x'), 'x.csv').expect(400);
    expect(await truchement.database.rows(sql`SELECT FROM call_import_chunk`)).toHaveLength(0);
  });

  it('gives the same ledger however it is cut up, shuffled and repeated', async () => {
    const lines = (await ism2022()).trim().split(/\r?\n/).slice(1);
    const cutting = fc.record({
      order: fc.shuffledSubarray([...lines.keys()], { minLength: 43 }),
      cuts: fc.uniqueArray(fc.integer({ min: 1, max: 42 }), { maxLength: 3 }),
      repeated: fc.subarray([...lines.keys()], { maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(cutting, async ({ order, cuts, repeated }) => {
        const { send, budget, usage } = await rouen(truchement);
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), 43];
        const uploads = bounds
          .slice(1)
          .map((to, at) => [...order.slice(bounds[at], to), ...repeated].map((line) => lines[line]!));
        const answers = await Promise.all(uploads.map((upload) => send([header, ...upload].join('\n'))));
        const created = answers.reduce((sum, { body }) => sum + body.created, 0);
        expect(created).toBe(43);
        expect(answers.every(({ body }) => body.created + body.alreadyKnown === body.lines)).toBe(true);
        expect(await budget()).toMatchObject({ consumedCents: 104_200, availableCents: 45_800 });
        const amounts = (await usage()).map(({ reference, amountCents }) => `${reference} ${amountCents}`);
        expect(amounts.toSorted()).toEqual(
          lines.map((line) => `${line.split(';')[0]} ${line.split(';')[7]}`).toSorted(),
        );
      }),
      { numRuns: 8 },
    );
  });
});
