import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { signedIn, type Browser } from '../support/browser.js';
import { textOf } from '../support/text-of.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount } from '../support/world.js';
import { aLine, aList, ism2022, rouen, type Rouen } from './rouen.js';

/** What a hidden field of a page holds. */
const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!.replaceAll('&quot;', '"');

describe('the pages about what happened', () => {
  let truchement: TestApp;
  let here: Rouen;
  let coordinator: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2023-01-05T09:00:00+01:00');
    here = await rouen(truchement);
    await here.send(await ism2022());
    coordinator = await signedIn(truchement, (await anAccount(here.network, 'coordinator')).email);
  });
  afterAll(() => truchement.close());

  const read = async (path: string): Promise<string> =>
    textOf((await coordinator.get(path).expect(200)).text);

  it('lists the calls with their sum, which is that of the year', async () => {
    const text = await read('/calls');
    expect(text).toMatch(/Convention Peu importe Interprétariat en médecine de ville, C-/);
    expect(text).toContain('Total, 43 interventions');
    expect(text).toContain('1 042,00 €');
    expect(text).toContain('MSP Médecin');
  });

  it('gives no sum for what stands on several pages, and leads from one to the next', async () => {
    const first = await coordinator.get('/calls?limit=20').expect(200);
    expect(textOf(first.text)).not.toContain('Total,');
    const [, next] = /href="(\/calls\?[^"]*cursor=[^"]*)"/.exec(first.text)!;
    const second = await coordinator.get(next!.replaceAll('&amp;', '&')).expect(200);
    const ids = ({ text }: { text: string }) =>
      [...text.matchAll(/href="\/calls\/([\da-f-]{36})"/g)].map(([, id]) => id);
    expect(ids(second)).toHaveLength(20);
    expect(ids(first)).not.toEqual(expect.arrayContaining(ids(second).slice(0, 1)));
    const [, last] = /href="(\/calls\?[^"]*cursor=[^"]*)">Page suivante/.exec(second.text)!;
    const third = await coordinator.get(last!.replaceAll('&amp;', '&')).expect(200);
    const starts = [first, second, third].flatMap(({ text }) =>
      [...text.matchAll(/<time datetime="([^"]+Z)"/g)].map(([, at]) => at!),
    );
    expect(new Set([first, second, third].flatMap(ids)).size).toBe(43);
    expect(starts).toEqual(starts.toSorted().reverse());
  });

  it('narrows by what the address says, and says when nothing answers to it', async () => {
    const some = await read(`/calls?professionalId=${here.doctors[5]!.id}`);
    expect(some).toMatch(/Total, \d+ interventions?/);
    expect(some).not.toContain('1 042,00 €');
    expect(await read('/calls?from=2024-01-01')).toContain('Aucune consommation ne répond à ces critères');
    expect(await read('/calls?modality=on_site&outcome=completed&source=event&language=prs')).toContain(
      'Tout montrer',
    );
    await coordinator.get('/calls?from=hier').expect(400);
    await coordinator.get('/calls?cursor=zzz').expect(400);
  });

  it('gives the same rows as a file that adds up', async () => {
    const { text, headers } = await coordinator.get('/calls.csv?from=2022-03-01').expect(200);
    expect(headers['content-type']).toContain('text/csv');
    const [header, ...rows] = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
    const euros = header!.indexOf('Montant (€)');
    expect(rows).toHaveLength(43);
    expect(rows.reduce((sum, row) => sum + Math.round(100 * Number(row[euros]!.replace(',', '.'))), 0)).toBe(
      104_200,
    );
    expect(text).not.toMatch(/[\u00a0\u202f\u2212]/);
  });

  it('corrects a session after showing its new price, and keeps the first record', async () => {
    const { body } = await here.send(aList(aLine({ ref: 'LONG', seconds: 960, cents: 1900 })));
    const [call] = await here.usage(`&importId=${body.id}`);
    const path = `/calls/${call.id}`;
    expect(await read(path)).toContain('Le prestataire compte 19,00 €. C’est le même montant.');

    const form = (await coordinator.get(`${path}/correct`).expect(200)).text;
    const field = (name: string): string =>
      new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`)
        .exec(form)!
        .slice(1)
        .find((one) => one !== undefined)!;
    const shown = {
      modality: 'phone_now',
      outcome: 'completed',
      startedOn: field('startedOn'),
      startedTime: field('startedTime'),
      waitSeconds: field('waitSeconds'),
      plannedMinutes: field('plannedMinutes'),
      requestedOn: field('requestedOn'),
      requestedTime: field('requestedTime'),
      seconds: field('seconds'),
      _once: '1',
    };
    expect([shown.startedOn, shown.startedTime, field('minutes')]).toEqual(['2022-06-14', '10:00:00', '16']);

    const nothing = await coordinator.submit(`${path}/correct`, {
      ...shown,
      minutes: '16',
      reason: 'wrong_duration',
    });
    expect([nothing.status, textOf(nothing.text)]).toEqual([
      422,
      expect.stringContaining('Les faits indiqués sont déjà'),
    ]);
    const without = await coordinator.submit(`${path}/correct`, { ...shown, minutes: '20' }).expect(400);
    expect(without.text).toContain('href="#reason"');
    expect(textOf(without.text)).toContain('Choisissez un motif.');
    expect(textOf(without.text)).not.toContain('wrong_duration,');
    const endless = { ...shown, minutes: '3000', reason: 'wrong_duration' };
    const tooLong = textOf((await coordinator.submit(`${path}/correct`, endless).expect(400)).text);
    expect(tooLong).toContain('d’un jour au plus (1440 minutes)');
    const told = await coordinator.submit(`${path}/correct`, {
      ...shown,
      minutes: '20',
      reason: 'wrong_duration',
      comment: 'Rappelée au 06 12 34 56 78',
    });
    expect([told.status, textOf(told.text)]).toEqual([400, expect.stringContaining('numéro de téléphone')]);

    const fixed = { ...shown, minutes: '20', reason: 'wrong_duration', comment: 'Vu avec ISM' };
    const preview = await coordinator.submit(`${path}/correct`, { ...fixed, step: 'preview' }).expect(200);
    expect(textOf(preview.text)).toContain('19,00 € aujourd’hui, 23,00 € après la correction : + 4,00 €.');
    expect(await here.usage(`&importId=${body.id}`)).toHaveLength(1);

    const seen = { seenFacts: hiddenIn(preview.text, 'seenFacts'), expectedCents: '2300' };
    const unseen = await coordinator
      .submit(`${path}/correct`, { ...fixed, ...seen, minutes: '200', step: 'correct', _once: '2' })
      .expect(409);
    expect(textOf(unseen.text)).toMatch(/Rien n’est enregistré .*19,00 € aujourd’hui, 203,00 € après/);
    for (const other of [{ expectedCents: '2200' }, { expectedCents: 'x' }, { seenFacts: '' }])
      await coordinator
        .submit(`${path}/correct`, { ...fixed, ...seen, ...other, step: 'correct', _once: '3' })
        .expect(409);
    expect(await here.usage(`&importId=${body.id}`)).toHaveLength(1);

    const done = { ...fixed, ...seen, step: 'correct' };
    const corrected = await coordinator.submit(`${path}/correct`, done).expect(303);
    const again = await coordinator.submit(`${path}/correct`, done).expect(303);
    expect(again.headers['location']).toBe(corrected.headers['location']);
    const page = await read(corrected.headers['location']!);
    expect(page).toContain('Vu avec ISM');
    expect(page).toContain('Écart avec nous : − 4,00 €');
    expect(page).toMatch(/Consommation .*\+ 19,00 € .*Reprise .*− 19,00 € .*Consommation .*\+ 23,00 €/);
    expect(await read(path)).toContain('il ne compte plus');
    const late = await coordinator.get(`${path}/correct`).expect(303);
    expect(late.headers['location']).toBe(path);
    expect(await read(`/calls?importId=${body.id}`)).toContain(
      'Total, 1 intervention, sans celle qui est remplacée',
    );
    const [header, ...rows] = (await coordinator.get(`/calls.csv?importId=${body.id}`).expect(200)).text
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(rows.map((row) => row[header!.indexOf('Montant (€)')]).toSorted()).toEqual(['', '23']);
    expect(await read(`/calls?importId=${body.id}&corrected=false`)).toContain('Total, 1 intervention ');
  });

  it('shows the coordinator of another network, a funder or a professional nothing of it', async () => {
    const other = await rouen(truchement);
    const stranger = await signedIn(truchement, (await anAccount(other.network, 'coordinator')).email);
    const [call] = await here.usage();
    await stranger.get(`/calls/${call.id}`).expect(404);
    await stranger.submit(`/calls/${call.id}/correct`, { reason: 'other' }).expect(404);
    expect(
      (await stranger.get(`/calls.csv?professionalId=${here.doctors[0]!.id}`).expect(200)).text
        .trim()
        .split('\r\n'),
    ).toHaveLength(1);
    expect(textOf((await stranger.get('/calls').expect(200)).text)).toContain('Aucune consommation encore');
    const gp = await signedIn(truchement, here.doctors[0]!.email);
    await gp.get('/calls').expect(403);
  });

  it('writes down who looked at whom', async () => {
    await truchement.http
      .head('/calls.csv')
      .set('cookie', `truchement_session=${coordinator.secret}`)
      .expect(200);
    const looked = await truchement.database.rows<{ action: string }>(
      sql`SELECT action FROM audit_entry WHERE network_id = ${here.network.id} AND action LIKE 'HEAD %'`,
    );
    expect(looked).toEqual([]);
    const seen = await truchement.database.rows<{ action: string }>(
      sql`SELECT DISTINCT action FROM audit_entry WHERE network_id = ${here.network.id} AND action LIKE 'GET /calls%'`,
    );
    expect(seen.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['GET /calls', 'GET /calls.csv', 'GET /calls/:id']),
    );
  });
});
