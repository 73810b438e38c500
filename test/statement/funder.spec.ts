import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { eventually } from '../support/scene.js';
import { textOf } from '../support/text-of.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aFunder,
  aNetwork,
  anAccessCode,
  anAccount,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Actor,
  type Made,
} from '../support/world.js';

let truchement: TestApp;
let mdm: Actor;
let ctai: Actor;
let agreement: Made;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  const network = await aNetwork(truchement);
  const [funder, other] = [await aFunder(network), await aFunder(network, { name: 'CTAI' })];
  mdm = await anAccount(network, 'funder', { funderId: funder.id });
  ctai = await anAccount(network, 'funder', { funderId: other.id });
  agreement = await anAgreement(network, {
    funder,
    title: 'Rouen 2022',
    startsOn: '2022-01-01',
    endsOn: '2022-12-31',
  });
  const provider = await aProvider(network);
  await aTariff(network, provider);
  const [msp, cabinet] = [
    await aPractice(network),
    await aPractice(network, { name: 'Cabinet du Dr Martin' }),
  ];
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const professional = await aProfessional(network, { practice: number <= 5 ? msp : cabinet });
    await anAccessCode(network, { provider, agreement, professional, code: `ROU-MG-0${number}` });
  }
  await network.coordinator
    .post(`/providers/${provider.id}/imports`)
    .attach('file', await readFile('test/fixtures/ism-2022.csv'), 'liste.csv');
  await eventually(
    async () => (await network.coordinator.get('/imports').expect(200)).body.items[0],
    ({ status }: { status: string }) => status === 'done',
  );
});
afterAll(() => truchement.close());

const open = async (reader: Actor, path: string): Promise<Readonly<{ status: number; read: string }>> => {
  const { status, text } = await reader.as(supertest(truchement.url).get(path)).set('accept', 'text/html');
  return { status, read: textOf(text) };
};

describe('a funder', () => {
  it('reads the figures of its own agreements, and of no other', async () => {
    expect((await open(mdm, '/agreements')).read).toContain('Rouen 2022');
    const others = await open(ctai, '/agreements');
    expect(others.read).toContain('Aucune convention pour l’instant');
    expect(others.read).not.toContain('Rouen 2022');
    expect((await open(ctai, `/agreements/${agreement.id}`)).status).toBe(404);
  });

  it('reads what the money served, cells of fewer than five masked with those that would betray them', async () => {
    const { read } = await open(mdm, `/agreements/${agreement.id}`);
    expect(read).toContain('6 professionnels, 43 interventions.');
    expect(read).toContain('1 042,00 €');
    expect(read).toContain(
      'mars 2022 masqué avril 2022 masqué mai 2022 masqué juin 2022 5 juillet 2022 masqué août 2022 masqué',
    );
    expect(read).toContain('septembre 2022 5 octobre 2022 6 novembre 2022 6 décembre 2022 5 En tout 43');
    expect(read).toContain(
      'arabe 11 25,6 % géorgien 8 18,6 % albanais 5 11,6 % 8 autres, chacun masqué 19 44,2 %',
    );
    expect(read).toContain('la courbe en dirait trop');
  });

  it('is told neither a practice of few professionals nor any professional', async () => {
    const { read } = await open(mdm, `/agreements/${agreement.id}`);
    expect(read).toContain('Lieux d’exercice Trop peu pour être détaillé sans désigner quelqu’un.');
    for (const name of ['Martin', 'MSP de la Grand-Mare', 'Médecin'])
      expect(read.replace('Médecins du Monde', '')).not.toContain(`${name} `);
    expect(read).not.toContain('ROU-MG');
  });

  it('is shown one fixed period, up to the last month that is over, whatever it asks for', async () => {
    const whole = await open(mdm, `/agreements/${agreement.id}`);
    expect(whole.read).toContain('Depuis le 1er janvier 2022 , arrêté au 31 décembre 2022 .');
    const part = await open(mdm, `/agreements/${agreement.id}?from=2022-03-01&to=2022-03-31`);
    expect(part.read).toBe(whole.read);
    expect(whole.read).not.toContain('Filtrer');
  });

  it('learns nothing of a month before it is over, but what it cost', async () => {
    const now = truchement.clock.now();
    truchement.clock.set('2022-12-20T09:00:00Z');
    const { read } = await open(mdm, `/agreements/${agreement.id}`);
    truchement.clock.set(now);
    expect(read).toContain('arrêté au 30 novembre 2022 .');
    expect(read).toContain('38 interventions.');
    expect(read).not.toContain('décembre 2022 5');
    expect(read).toContain('1 042,00 €');
  });

  it('is promised what is counted: sessions, never people', async () => {
    const { read } = await open(mdm, `/agreements/${agreement.id}`);
    expect(read).toContain('Toute case de moins de 5 interventions est masquée');
    expect(read).not.toContain('moins de 5 personnes');
  });
});
