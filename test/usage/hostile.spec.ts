import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import { ImportBatch } from '../../src/usage/use-cases/import-batch.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aLine, aList, rouen } from './rouen.js';

describe('a call list with something odd in it', () => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2023-03-15T09:00:00+01:00');
  });
  afterAll(() => truchement.close());
  const filesKept = async () => (await truchement.database.rows(sql`SELECT FROM call_import_chunk`)).length;

  it('keeps the odd line for a person, and charges the others', async () => {
    const { send } = await rouen(truchement);
    const { body } = await send(
      aList(
        aLine({ ref: 'A', wait: 3_000_000_000 }),
        aLine({ ref: 'R'.repeat(6_000) }),
        aLine({ ref: 'C', code: '0'.repeat(6_000) }),
        aLine({ ref: 'D', at: '9999-12-31T23:59:59-14:00' }),
        aLine({ ref: 'E' }),
      ),
    );
    expect(body).toMatchObject({ status: 'done', lines: 5, created: 1, totalCents: 1800 });
    expect(body.unmatched.map(({ line, reason }: any) => [line, reason])).toEqual([
      [2, 'bad_wait'],
      [3, 'bad_reference'],
      [4, 'bad_code'],
      [5, 'bad_date'],
    ]);
  });

  const failing = (error: Error) => {
    const execute = jest.spyOn(truchement.app.get(ImportBatch), 'execute').mockRejectedValue(error);
    return { tries: () => execute.mock.calls.length, mend: () => execute.mockRestore() };
  };

  it('ends as failed at once where the database will never take it, says where, and forgets the file', async () => {
    const { network, send } = await rouen(truchement);
    const refusal = Object.assign(new Error('value out of range for type integer'), { code: '22003' });
    const fault = failing(refusal);
    const { body } = await send(aList(aLine({ ref: 'A' }), aLine({ ref: 'B' })), { status: 400 });
    fault.mend();
    expect(body.detail).toContain('entre les lignes 2 et 3');
    const { items } = (await network.coordinator.get('/imports').expect(200)).body;
    expect(items).toMatchObject([{ status: 'failed', problem: { fr: expect.stringContaining('renvoyez') } }]);
    expect(await filesKept()).toBe(0);
  });

  it('ends as failed when it goes wrong five times, and not before', async () => {
    const { network, send, budget } = await rouen(truchement);
    const fault = failing(new Error('something is wrong with this list'));
    const { body } = await send(aList(aLine({ ref: 'A' })), { status: 202 });
    const ended = await eventually(
      async () => (await network.coordinator.get(`/imports/${body.id}`).expect(200)).body,
      ({ finishedAt }) => finishedAt !== null,
      30_000,
    );
    const tries = fault.tries();
    fault.mend();
    expect(tries).toBe(5);
    expect(ended).toMatchObject({ status: 'failed', created: 0 });
    expect(await filesKept()).toBe(0);
    expect((await send(aList(aLine({ ref: 'A' })))).body).toMatchObject({ status: 'done', created: 1 });
    expect(await budget()).toMatchObject({ consumedCents: 1800 });
  });
});
