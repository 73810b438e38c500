import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Directory } from '../../src/network/index.js';
import { signedIn, type Browser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import {
  anAccessCode,
  anAccount,
  anAgreement,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Network,
} from '../support/world.js';

const described = {
  name: 'Association rouennaise',
  dispatch: 'phone_code',
  phoneNumber: '02 61 91 00 03',
  clientNumber: '00421',
  modalities: 'on_site',
  languages: 'dari, Arabe ; fsl',
  departments: '76, 2a',
  'notice-on_site': '3',
  'notice-unit-on_site': 'workingDays',
  'notice-video': '2',
  'notice-unit-video': 'hours',
  answerWithinMinutes: '240',
  usageDueDays: '30',
  call: 'provider_calls',
  priority: '10',
};

describe('the pages of providers', () => {
  let truchement: TestApp;
  let rouen: Network;
  let desk: Browser;
  let stranger: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    const bordeaux = await aNetwork(truchement, { name: 'Bordeaux' });
    desk = await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email);
    stranger = await signedIn(truchement, (await anAccount(bordeaux, 'coordinator')).email);
  });
  afterAll(() => truchement.close());
  const known = async (id: string) => (await rouen.coordinator.get(`/providers/${id}`).expect(200)).body;

  it('add one as it is described, in names rather than codes', async () => {
    const made = await desk.submit('/network/providers', { ...described, _once: 'a' }).expect(303);
    const again = await desk.submit('/network/providers', { ...described, _once: 'a' }).expect(303);
    expect(again.headers['location']).toBe(made.headers['location']);
    const provider = await known(made.headers['location']!.split('/').at(-1)!);
    expect(provider).toMatchObject({
      clientNumber: '00421',
      modalities: ['on_site'],
      languages: ['prs', 'ara', 'fsl'],
      departments: ['76', '2A'],
      notice: [
        { modality: 'video', minutes: 120 },
        { modality: 'on_site', workingDays: 3 },
      ],
      answerWithinMinutes: 240,
      usageDueDays: 30,
      call: 'provider_calls',
      priority: 10,
    });
    const page = textOf((await desk.get(made.headers['location']!).expect(200)).text);
    expect(page).toContain('Sur place : 3 jours ouvrés avant');
    const list = await desk.get('/network/providers?modality=on_site').expect(200);
    expect(list.text).toContain('Association rouennaise');
    expect((await desk.get('/network/providers?modality=video').expect(200)).text).not.toContain(
      'rouennaise',
    );
    expect((await desk.get('/network/providers.csv').expect(200)).text).toContain('Association rouennaise');
    expect((await stranger.get('/network/providers').expect(200)).text).not.toContain('rouennaise');
  });

  it('say at the field what is wrong, and keep what was typed', async () => {
    const wrong = { ...described, phoneNumber: '', languages: 'dari, klingon', departments: '7' };
    const page = await desk.submit('/network/providers', wrong).expect(400);
    expect(textOf(page.text)).toContain('« klingon » n’est pas au catalogue');
    expect(page.text).toContain('dari, klingon');
    const then = await desk.submit('/network/providers', { ...wrong, languages: '' }).expect(400);
    expect(then.text).toContain('href="#departments"');
    const last = await desk
      .submit('/network/providers', { ...wrong, languages: '', departments: '' })
      .expect(400);
    expect(last.text).toContain('href="#phoneNumber"');
  });

  it('change what is said of one, as the API does, and show a secret once', async () => {
    const { id } = await aProvider(rouen);
    const own = `/network/providers/${id}`;
    const form = await desk.get(`${own}/edit`).expect(200);
    expect(form.text).toContain('value="02 61 91 00 02"');
    await desk.submit(`${own}/edit`, described).expect(303);
    expect(await known(id)).toMatchObject({ name: 'Association rouennaise', priority: 10 });
    await rouen.coordinator.post(`/providers/${id}`, { priority: 20, clientNumber: null }).expect(201);
    expect(await known(id)).toMatchObject({ priority: 20, clientNumber: null, usageDueDays: 30 });
    await rouen.coordinator.post(`/providers/${id}/secret`).expect(422);
    const api = { ...described, dispatch: 'api', baseUrl: 'https://api.imedi.example/truchement/' };
    const first = await desk.submit(`${own}/edit`, api).expect(201);
    const [secret] = /whsec_[A-Za-z0-9+/]{43}=/.exec(first.text)!;
    expect(await known(id)).toMatchObject({ baseUrl: 'https://api.imedi.example/truchement' });
    expect((await desk.get(own).expect(200)).text).not.toContain(secret);
    const second = await desk.submit(`${own}/secret`).expect(201);
    const [renewed] = /whsec_[A-Za-z0-9+/]{43}=/.exec(second.text)!;
    expect(renewed).not.toBe(secret);
    expect(await truchement.app.get(Directory).providerSecret(rouen.id, id)).toBe(renewed);
    expect(JSON.stringify(truchement.logs)).not.toContain(renewed.slice(6));
  });

  it('suspend one from a day on: nothing new is asked of it, until it is asked again', async () => {
    const alone = await aNetwork(truchement);
    const coordination = await signedIn(truchement, (await anAccount(alone, 'coordinator')).email);
    const { id } = await aProvider(alone);
    await aTariff(alone, { id });
    await anAgreement(alone);
    const gp = await aProfessional(alone);
    const call = () => gp.post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20 });
    const own = `/network/providers/${id}`;
    const past = await coordination.submit(`${own}/suspend`, { on: '2020-01-01' }).expect(400);
    expect(past.text).toContain('id="on-error"');
    await coordination.submit(`${own}/suspend`, { on: '2090-01-01' }).expect(303);
    await call().expect(201);
    expect(textOf((await coordination.get(own).expect(200)).text)).toContain(
      'Suspendu à partir du 1er janvier 2090',
    );
    await coordination.submit(`${own}/suspend`).expect(409);
    await coordination.submit(`${own}/resume`).expect(303);
    await alone.coordinator.post(`/providers/${id}/suspend`).expect(201);
    expect((await call().expect(422)).body.type).toBe('/problems/no-provider');
    await alone.coordinator.post(`/providers/${id}/resume`).expect(201);
    await call().expect(201);
    await alone.coordinator.post(`/providers/${id}/resume`).expect(409);
  });
});

describe('the pages of access codes', () => {
  let truchement: TestApp;
  let rouen: Network;
  let desk: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    desk = await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email);
  });
  afterAll(() => truchement.close());

  it('say which code is valid on a day, for whom and at whose expense', async () => {
    const provider = await aProvider(rouen);
    const [mdm, ctai] = [
      await anAgreement(rouen, { title: 'MdM 2022' }),
      await anAgreement(rouen, { title: 'CTAI 2023' }),
    ];
    const practice = await aPractice(rouen, { name: 'MSP Nord' });
    const code = { provider, practice, code: '00421' };
    await anAccessCode(rouen, { ...code, agreement: mdm, validFrom: '2022-03-01' });
    await anAccessCode(rouen, { ...code, agreement: ctai, validFrom: '2023-02-01' });
    const list = `/network/providers/${provider.id}/access-codes`;
    const on = async (query: string): Promise<string> =>
      textOf((await desk.get(`${list}?${query}`).expect(200)).text);
    expect(await on('on=2022-06-01')).toMatch(/00421 MSP Nord MdM 2022/);
    expect(await on('on=2023-02-01')).toMatch(/00421 MSP Nord CTAI 2023/);
    expect(await on('on=2023-02-01')).not.toMatch(/MSP Nord MdM 2022/);
    expect(await on('on=2022-01-01')).toContain('Aucun code ne répond');
    expect(await on('history=yes')).toMatch(/MdM 2022 .*CTAI 2023/);
    expect(await on(`history=yes&agreement=${mdm.id}`)).not.toMatch(/MSP Nord CTAI 2023/);
    expect(await on(`by=practice:${practice.id}&on=2024-01-01`)).toContain('00421');
    const file = await desk.get(`${list}.csv?history=yes`).expect(200);
    expect(file.text).toContain('00421;MSP Nord;MdM 2022;2022-03-01;');
  });

  it('give one, refuse in words one that somebody else holds, and end it', async () => {
    const provider = await aProvider(rouen);
    const agreement = await anAgreement(rouen);
    const [gp, other] = [await aProfessional(rouen), await aProfessional(rouen)];
    const list = `/network/providers/${provider.id}/access-codes`;
    const give = (professional: string, fields: object = {}) =>
      desk.submit(list, {
        code: '007',
        holder: `professional:${professional}`,
        agreementId: agreement.id,
        validFrom: '2022-01-01',
        ...fields,
      });
    await give(gp.id).expect(303);
    const held = await give(other.id, { validFrom: '2022-06-01' }).expect(409);
    expect(textOf(held.text)).toContain('ce code est détenu par quelqu’un d’autre');
    expect(held.text).toContain('value="007"');
    const wrong = await give(other.id, { code: ' ', agreementId: '' }).expect(400);
    expect(wrong.text).toContain('id="code-error"');
    const { body } = await rouen.coordinator.get(`/providers/${provider.id}/access-codes`).expect(200);
    const one = `/network/providers/access-codes/${body.items[0].id}`;
    expect((await desk.get(one).expect(200)).text).toContain('007');
    expect((await desk.submit(`${one}/revoke`, { on: '2021-01-01' }).expect(400)).text).toContain(
      'id="on-error"',
    );
    await desk.submit(`${one}/revoke`, { on: '2022-05-01' }).expect(303);
    await give(other.id, { validFrom: '2022-06-01' }).expect(303);
    await desk.submit(`${one}/revoke`, { on: '2022-05-01' }).expect(409);
  });

  it('give many at once, each line by itself', async () => {
    const provider = await aProvider(rouen);
    const agreement = await anAgreement(rouen);
    const gps = [await aProfessional(rouen), await aProfessional(rouen)];
    const lines = [
      `${gps[0]!.email} ; 00421`,
      `${gps[1]!.email.toUpperCase()};00422`,
      `${gps[1]!.email};00421`,
      'personne@rouen.example;1',
      'rien',
    ].join('\r\n');
    const page = await desk.submit(`/network/providers/${provider.id}/access-codes/many`, {
      lines,
      agreementId: agreement.id,
      validFrom: '2022-01-01',
    });
    expect(page.status).toBe(200);
    const text = textOf(page.text);
    expect(text).toContain('2 codes donnés, 3 lignes refusées.');
    expect(text).toContain('Personne du réseau n’a cette adresse');
    const { body } = await rouen.coordinator.get(`/providers/${provider.id}/access-codes`).expect(200);
    expect(body.items.map(({ code, professionalId }: any) => [code, professionalId])).toEqual([
      ['00421', gps[0]!.id],
      ['00422', gps[1]!.id],
    ]);
    await desk.submit(`/network/providers/${provider.id}/access-codes/many`, { lines: ' ' }).expect(400);
  });
});
