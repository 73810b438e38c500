import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StatementDocument } from '../../src/statement/index.js';
import { anAccount, type Person } from '../support/world.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { ism2022, rouen, type Rouen } from '../usage/rouen.js';

let truchement: TestApp;
let scene: Rouen;
let funder: Person;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2023-01-09T09:30:00Z');
  scene = await rouen(truchement);
  const { body } = await scene.network.coordinator.get('/agreements');
  funder = await anAccount(scene.network, 'funder', { funderId: body.items[0].funderId });
  await scene.send(await ism2022());
});
afterAll(() => truchement.close());

const figureOf = (document: StatementDocument, key: string) =>
  document.figures.find((figure) => figure.key === key)?.value;
const draft = async (from: string, to: string) =>
  (
    await scene.network.coordinator
      .post('/statements', { agreementId: scene.agreement.id, from, to })
      .expect(201)
  ).body;

describe('the statement of Rouen for Médecins du Monde, March to December 2022', () => {
  let id: string;
  it('counts 43 sessions of 6 professionals, 5 of them in one practice, for 1 042,00 €', async () => {
    ({ id } = await draft('2022-03-01', '2022-12-31'));
    const { body } = await scene.network.coordinator.get(`/statements/${id}`).expect(200);
    const document: StatementDocument = body.document;
    expect(document.headline.replace(/[\u00a0\u202f]/g, ' ')).toBe(
      'Du 1er mars 2022 au 31 décembre 2022, 6 professionnels, 43 interventions, 1 042,00 €.',
    );
    expect(figureOf(document, 'sessions')).toBe(43);
    expect(figureOf(document, 'professionals')).toBe(6);
    expect(figureOf(document, 'topPractice')).toBe('5 sur 6');
    expect(figureOf(document, 'total')).toBe(104_200);
  });

  it('is invisible to its funder until it is issued, then numbered and sealed', async () => {
    await funder.get(`/statements/${id}`).expect(404);
    const { body: issued } = await scene.network.coordinator.post(`/statements/${id}/issue`).expect(200);
    expect(issued).toMatchObject({
      number: '2023-1',
      status: 'issued',
      lineCount: 43,
      consumedCents: 104_200,
    });
    const file = await funder.get(`/statements/${id}.json`).expect(200);
    expect(createHash('sha256').update(file.text).digest('hex')).toBe(issued.hash);
    const { body } = await funder.get(`/statements/${id}`).expect(200);
    expect(body.document).toEqual(JSON.parse(file.text));
    expect(figureOf(body.document, 'topPractice')).toBe('5 sur 6');
  });
});
