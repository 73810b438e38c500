import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csrfTokenOf } from '../../src/platform/http/session-cookie.js';
import { signedIn } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { anAccount } from '../support/world.js';
import { abroad, association, exchange, largeProvider } from './provider-layouts.js';
import { rouen, type Rouen } from './rouen.js';

describe('lists in the layouts that providers really use', () => {
  let truchement: TestApp;
  let here: Rouen;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2022-04-05T09:00:00+02:00');
    here = await rouen(truchement);
  });
  afterAll(() => truchement.close());

  it('give the same calls, whichever comes first: nothing is created twice', async () => {
    const lists = [largeProvider(), await association(), exchange(), abroad()];
    for (const first of lists) {
      const there = await rouen(truchement);
      const { body } = await there.send(first.file, { mapping: first.mapping });
      expect(body).toMatchObject({
        lines: 3,
        created: 3,
        totalCents: 8000,
        unmatched: [],
        disputed: [],
        totals: [],
      });
      for (const other of lists) {
        const again = await there.send(other.file, { mapping: other.mapping });
        expect(again.body).toMatchObject({ lines: 3, created: 0, alreadyKnown: 3, changed: [], totals: [] });
      }
    }
  });

  it('whose total is not the sum of their lines say so, and wait until somebody has looked', async () => {
    const { file, mapping } = largeProvider('98,00');
    const { body } = await here.send(file, { mapping });
    expect(body).toMatchObject({ created: 3, counts: { unmatched: 0, changed: 0, disputed: 0 } });
    expect(body.totals).toMatchObject([{ line: 8, ourCents: 8000, theirCents: 9800 }]);
    const settle = `/imports/${body.id}/lines/8/resolve`;
    await here.network.coordinator.post(settle).send({ action: 'attach' }).expect(400);
    const reason = 'settled_with_provider';
    const settled = await here.network.coordinator
      .post(settle)
      .send({ action: 'ignore', reason })
      .expect(201);
    expect(settled.body).toMatchObject({ kind: 'total', resolution: 'ignored', ourCents: 8000 });
  });

  const layout = (of: Rouen) => `/providers/${of.provider.id}/call-list-layout`;
  const tried = async (of: Rouen, file: Buffer, mapping?: object) => {
    const request = of.network.coordinator.post(`${layout(of)}/trial`).attach('file', file, 'x.csv');
    if (mapping) request.field('mapping', JSON.stringify(mapping));
    return (await request.expect(200)).body;
  };

  it('are understood from a sample: the header, its columns and their formats are proposed, nothing is kept', async () => {
    const there = await rouen(truchement);
    for (const { file, mapping } of [largeProvider(), await association(), exchange(), abroad()]) {
      const { mapping: guessed, header, lines } = await tried(there, file);
      expect(guessed.columns).toEqual(mapping.columns);
      expect(header.names).toEqual(expect.arrayContaining(Object.values(mapping.columns)));
      const mended = { ...guessed, languages: mapping.languages };
      const again = await tried(there, file, mended);
      expect(again.problems).toEqual([]);
      const calls = again.lines.flatMap(({ understood }: any) => understood ?? []);
      expect(
        calls.map(({ durationSeconds, providerAmountCents, language }: any) => [
          durationSeconds,
          providerAmountCents,
          language,
        ]),
      ).toEqual([
        [720, 1800, 'kat'],
        [1260, 2400, 'ary'],
        [2100, 3800, 'prs'],
      ]);
      expect(calls[0].startedAt).toBe('2022-03-02T09:05:00.000Z');
      expect(lines.length).toBeGreaterThanOrEqual(3);
    }
    expect((await there.network.coordinator.get(layout(there)).expect(200)).body).toMatchObject({
      version: 0,
    });
    expect((await there.network.coordinator.get('/imports').expect(200)).body.items).toEqual([]);
  });

  it('propose the language that a mistyped name is near to, and take none by themselves', async () => {
    const header = 'Réf;Code;Date;Durée (s);Langue';
    const sample = Buffer.from(`${header}\n1;A;02/03/2022 10:05;720;Géorgein\n2;A;02/03/2022 11:05;abc;Dari`);
    const { languages, lines } = await tried(here, sample);
    expect(languages).toEqual([{ said: 'Géorgein', suggestions: expect.arrayContaining(['kat']) }]);
    expect(languages[0].suggestions[0]).toBe('kat');
    expect(lines[0]).toMatchObject({ understood: null, fault: { column: 'Langue', found: 'Géorgein' } });
    expect(lines[1].fault).toMatchObject({
      column: 'Durée (s)',
      found: 'abc',
      expected: { fr: 'un nombre de secondes, comme 412' },
    });
  });

  it('are kept with their provider, a version at a time, and read by from then on', async () => {
    const there = await rouen(truchement);
    const { network } = there;
    const { file, mapping } = largeProvider();
    const keep = (body: object) => network.coordinator.post(layout(there)).send(body);
    expect((await keep({ mapping }).expect(201)).body).toMatchObject({
      version: 1,
      isDefault: false,
      mapping,
    });
    expect((await keep({ mapping }).expect(201)).body).toMatchObject({ version: 1 });
    expect((await there.send(file)).body).toMatchObject({ created: 3, totalCents: 8000 });
    const other = exchange();
    expect((await there.send(other.file, { mapping: other.mapping })).body).toMatchObject({
      alreadyKnown: 3,
    });
    expect((await keep({ mapping: other.mapping }).expect(201)).body).toMatchObject({ version: 2 });
    expect((await there.send(other.file)).body).toMatchObject({ alreadyKnown: 3 });
    expect((await keep({ mapping: null }).expect(201)).body).toMatchObject({ version: 3, isDefault: true });

    const wrong = await keep({ mapping: { columns: { reference: 'R', code: 'R' } } }).expect(400);
    expect(wrong.body.errors.map(({ pointer }: any) => pointer)).toContain('/mapping/columns/startedAt');
    await keep({}).expect(400);
    const stranger = await rouen(truchement);
    await stranger.network.coordinator.post(layout(there)).send({ mapping }).expect(404);
    await stranger.network.coordinator.get(layout(there)).expect(404);
  });

  it('are shown on the provider’s page, mended there, and kept for the next lists', async () => {
    const there = await rouen(truchement);
    const coordinator = await signedIn(truchement, (await anAccount(there.network, 'coordinator')).email);
    const path = `/network/providers/${there.provider.id}/call-list`;
    const { file } = largeProvider();
    const shown = await truchement.http
      .post(`${path}/trial?_csrf=${csrfTokenOf(coordinator.secret!)}`)
      .set({
        cookie: `truchement_session=${coordinator.secret}`,
        accept: 'text/html',
        origin: truchement.url,
      })
      .attach('file', file, 'mars.csv')
      .expect(200);
    expect(textOf(shown.text)).toContain('En-tête reconnu à la ligne 4');
    expect(textOf(shown.text)).toContain('2 lignes se lisent, 1 non');
    expect(textOf(shown.text)).toContain('Colonne « Langue » : « Arabe maghrébin »');
    expect(textOf(shown.text)).toContain('Quelle langue est « Arabe maghrébin » ?');

    const fields: Record<string, string> = {};
    for (const [, name, value] of shown.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
      fields[name!] = value!.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const { sample, known } = fields;
    const form = {
      sample: sample!,
      known: known!,
      'columns-reference': "N° d'appel",
      'columns-code': 'Code client',
      'columns-startedAt': 'Date et heure',
      'columns-language': 'Langue',
      'columns-amount': 'Montant TTC',
      dateFormat: 'dd/MM/yyyy HH:mm:ss',
      durationUnit: 's',
      amountUnit: 'euros',
      'said-0': 'Arabe maghrébin',
      'language-0': 'ary',
    };
    const lacking = await coordinator.submit(path, { ...form, do: 'keep' }).expect(200);
    expect(lacking.text).toContain('href="#columns-duration"');
    const whole = { ...form, 'columns-duration': 'Durée (s)' };
    const again = textOf((await coordinator.submit(path, { ...whole, do: 'try' }).expect(200)).text);
    expect(again).toContain('Les 3 premières lignes se lisent.');
    expect(again).toContain('2 mars 2022');
    await coordinator.submit(path, { ...whole, do: 'keep' }).expect(303);
    expect(textOf((await coordinator.get(`${path}?kept=1`).expect(200)).text)).toContain(
      'Version 1, gardée le',
    );
    expect((await there.send(file)).body).toMatchObject({ created: 3, totalCents: 8000 });
    for (const spoilt of ['', '{', '[1]', '[{"line":1,"cells":[2]}]'])
      expect(
        (await coordinator.submit(path, { ...whole, sample: spoilt, do: 'try' }).expect(400)).text,
      ).toContain('href="#file"');
    await coordinator
      .submit(path, { ...whole, known: '{"mayBeAbsent":5,"languages":7}', do: 'try' })
      .expect(200);

    const stranger = await signedIn(truchement, (await anAccount(here.network, 'coordinator')).email);
    await stranger.get(path).expect(404);
    await stranger.submit(path, { ...whole, do: 'keep' }).expect(404);
  });
});
