import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Mailbox } from '../../src/platform/mail/index.js';
import { DraftOnTheFirst } from '../../src/statement/use-cases/draft-on-the-first.js';
import { RemindFunders } from '../../src/statement/use-cases/remind-funders.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aFunder,
  aNetwork,
  anAccount,
  anAgreement,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

let truchement: TestApp;
let rouen: Network;
let agreement: Made;
let mdm: Person;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2026-03-14T10:00:00Z');
  rouen = await aNetwork(truchement);
  const funder = await aFunder(rouen);
  mdm = await anAccount(rouen, 'funder', { funderId: funder.id });
  agreement = await anAgreement(rouen, { funder, startsOn: '2026-01-10', endsOn: '2026-05-20' });
});
afterAll(() => truchement.close());

const run = (sweep: typeof DraftOnTheFirst | typeof RemindFunders): Promise<void> =>
  truchement.app.get(sweep).sweep(new AbortController().signal);
const statements = async () => (await rouen.coordinator.get('/statements').expect(200)).body.items;
const prefer = (every: string) =>
  rouen.coordinator
    .post(`/agreements/${agreement.id}/statement-preferences`, {
      every,
      namesProfessionals: false,
      attachesPdf: false,
    })
    .expect(200);
const letters = async (about: string) =>
  (await truchement.app.get(Mailbox).latest()).filter(({ subject }) => subject.includes(about));

describe('an agreement that wants a statement each month', () => {
  it('gets a draft on the first of the month, once, however many programs look', async () => {
    await prefer('month');
    await run(DraftOnTheFirst);
    expect(await statements()).toEqual([]);
    truchement.clock.set('2026-03-31T21:59:00Z');
    await run(DraftOnTheFirst);
    expect(await statements()).toEqual([]);
    truchement.clock.set('2026-03-31T22:01:00Z');
    await Promise.all([run(DraftOnTheFirst), run(DraftOnTheFirst), run(DraftOnTheFirst)]);
    expect(await statements()).toMatchObject([
      { status: 'draft', from: '2026-03-01', to: '2026-03-31', draftedBy: null },
    ]);
  });

  it('gets none again for a month that was given up, and those that were missed', async () => {
    const [draft] = await statements();
    await rouen.coordinator.post(`/statements/${draft.id}/discard`).expect(200);
    await run(DraftOnTheFirst);
    expect(await statements()).toEqual([]);
    truchement.clock.set('2026-07-02T08:00:00Z');
    await run(DraftOnTheFirst);
    await run(DraftOnTheFirst);
    expect((await statements()).map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      ['2026-05-01', '2026-05-20'],
      ['2026-04-01', '2026-04-30'],
    ]);
  });
});

describe('an issued statement', () => {
  it('is announced to its funder by a letter without a figure, and recalled every two weeks until it is answered', async () => {
    const [, april] = await statements();
    await rouen.coordinator.post(`/statements/${april.id}/issue`).expect(200);
    const [announced] = await eventually(
      () => letters('relevé d’utilisation 2026-1'),
      (found) => found.length === 1,
    );
    expect(announced!.to).toBe(mdm.email);
    expect(announced!.body).toContain(`/statements/${april.id}`);
    expect(announced!.body).not.toMatch(/€|\d+,\d\d/);

    truchement.clock.set('2026-07-16T07:00:00Z');
    await run(RemindFunders);
    truchement.clock.set('2026-07-16T09:00:00Z');
    await Promise.all([run(RemindFunders), run(RemindFunders)]);
    truchement.clock.set('2026-07-31T09:00:00Z');
    await run(RemindFunders);
    await eventually(
      () => letters('votre réponse est attendue'),
      (found) => found.length === 2,
    );
    await mdm.post(`/statements/${april.id}/dispute`, { comment: 'Une intervention de trop.' }).expect(200);
    truchement.clock.set('2026-08-31T09:00:00Z');
    await run(RemindFunders);
    await eventually(
      () => letters('le financeur conteste'),
      (found) => found.length === 1,
    );
    expect(await letters('votre réponse est attendue')).toHaveLength(2);
  });
});
