import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
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
});
