import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, anAccessCode, anAccount, anAgreement, aProvider, aTariff } from '../support/world.js';
import { aLine, aList, ism2022, rouen } from './rouen.js';

describe('the lines of a list that a person has to settle', () => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2023-03-15T09:00:00+01:00');
  });
  afterAll(() => truchement.close());

  it('keeps each line that it can’t charge, with the reason', async () => {
    const { network, provider, agreement, doctors, send, usage } = await rouen(truchement, {
      endsOn: '2023-01-31',
    });
    const early = await aProvider(network, { name: 'Tarif tardif' });
    await aTariff(network, early, { validFrom: '2022-07-01' });
    await anAccessCode(network, {
      provider: early,
      agreement,
      professional: doctors[0]!,
      code: 'LATE',
      validFrom: '2022-01-01',
    });
    const { body } = await send(
      aList(
        aLine({ ref: 'A', code: 'ROU-MG-99' }),
        aLine({ ref: 'B', at: '2021-12-31T10:00:00+01:00' }),
        aLine({ ref: 'C', at: '2023-02-01T10:00:00+01:00' }),
        aLine({ ref: 'D', at: '2023-03-15T09:01:00+01:00' }),
        aLine({ ref: 'E', at: '2022-10-30T02:30:00' }),
        aLine({ ref: 'F', at: '2022-03-27T02:30:00' }),
        aLine({ ref: 'G', seconds: 0 }),
        aLine({ ref: 'H', seconds: 90_000 }),
        aLine({ ref: 'I', language: 'klingon' }),
        aLine({ ref: '' }),
        aLine({ ref: 'K' }),
      ),
    );
    expect(body.unmatched.map(({ line, reason }: any) => [line, reason])).toEqual([
      [2, 'unknown_code'],
      [3, 'code_not_yet_valid'],
      [4, 'agreement_closed'],
      [5, 'in_the_future'],
      [6, 'ambiguous_time'],
      [7, 'inexistent_time'],
      [8, 'zero_duration'],
      [9, 'too_long'],
      [10, 'unknown_language'],
      [11, 'missing_reference'],
    ]);
    expect(body).toMatchObject({ lines: 11, created: 1, totalCents: 1800 });
    expect(body.unmatched[0].fields).toMatchObject({ reference: 'A', code: 'ROU-MG-99', duration: '600' });
    const late = await send(aList(aLine({ ref: 'L', code: 'LATE' })), { provider: early });
    expect(late.body.unmatched).toMatchObject([{ line: 2, reason: 'no_tariff' }]);
    expect(await usage()).toHaveLength(1);
    expect(provider.id).not.toBe(early.id);
  });

  it('knows that a code was revoked by the day of the call', async () => {
    const { network, send } = await rouen(truchement);
    await truchement.database.rows(sql`
      UPDATE access_code SET revoked_on = '2023-03-15' WHERE network_id = ${network.id} AND code = 'ROU-MG-01'`);
    const { body } = await send(
      aList(
        aLine({ ref: 'A', at: '2023-03-14T18:00:00+01:00' }),
        aLine({ ref: 'B', at: '2023-03-15T08:00:00+01:00' }),
      ),
    );
    expect(body).toMatchObject({ created: 1, unmatched: [{ line: 3, reason: 'code_revoked' }] });
  });

  it('attaches an unmatched call to whoever pays, once', async () => {
    const { network, agreement, doctors, msp, send, usage, budget } = await rouen(truchement);
    const { body } = await send(aList(aLine({ ref: 'A', code: '??', seconds: 960 })));
    const resolve = (fields: object) =>
      network.coordinator.post(`/imports/${body.id}/lines/2/resolve`, fields);
    await resolve({ action: 'attach' }).expect(400);
    await resolve({ action: 'accept' }).expect(409);
    const attach = { action: 'attach', agreementId: agreement.id, professionalId: doctors[2]!.id };
    const { body: settled } = await resolve(attach).expect(201);
    expect(settled).toMatchObject({ line: 2, resolution: 'attached' });
    expect(await usage()).toMatchObject([
      {
        id: settled.usageId,
        professionalId: doctors[2]!.id,
        practiceId: msp.id,
        agreementId: agreement.id,
        amountCents: 1900,
        source: 'list',
      },
    ]);
    expect(await budget()).toMatchObject({ consumedCents: 1900 });
    await resolve(attach).expect(409);
    const again = await send(aList(aLine({ ref: 'A', code: '??', seconds: 960 })));
    expect(again.body).toMatchObject({ created: 0, alreadyKnown: 1, unmatched: [] });
  });

  it('is settled by one of the people who settle it at once', async () => {
    const { network, agreement, send, usage, budget } = await rouen(truchement);
    const settle = (id: string, line: number, fields: object) =>
      network.coordinator.post(`/imports/${id}/lines/${line}/resolve`, fields);
    const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted();
    const attach = { action: 'attach', agreementId: agreement.id };

    const { body: list } = await send(aList(aLine({ ref: 'A', code: '??' })));
    const twice = await Promise.all([settle(list.id, 2, attach), settle(list.id, 2, attach)]);
    expect(statuses(twice)).toEqual([201, 409]);

    const lists = [];
    for (const _ of [1, 2, 3, 4]) lists.push((await send(aList(aLine({ ref: 'B', code: '??' })))).body);
    const everywhere = await Promise.all(lists.map(({ id }) => settle(id, 2, attach)));
    expect(statuses(everywhere)).toEqual([201, 409, 409, 409]);

    const { body: other } = await send(
      aList(aLine({ ref: 'A', code: '??', seconds: 1200 }), aLine({ ref: 'A', code: '??', seconds: 1500 })),
    );
    const changes = await Promise.all([2, 3].map((line) => settle(other.id, line, { action: 'accept' })));
    expect(statuses(changes)).toEqual([201, 409]);
    expect(await usage()).toHaveLength(3);
    const [correction] = await usage();
    expect(await budget()).toMatchObject({ consumedCents: 1800 + correction.amountCents });
  });

  it('lets a person say which of the two hours of autumn it was', async () => {
    const { network, agreement, send, usage } = await rouen(truchement);
    const { body } = await send(aList(aLine({ ref: 'A', at: '2022-10-30T02:30:00' })));
    const resolve = (fields: object) =>
      network.coordinator.post(`/imports/${body.id}/lines/2/resolve`, fields);
    const refused = await resolve({ action: 'attach', agreementId: agreement.id }).expect(422);
    expect(refused.body.type).toBe('/problems/line-unreadable');
    await resolve({
      action: 'attach',
      agreementId: agreement.id,
      startedAt: '2022-10-30T02:30:00+01:00',
    }).expect(201);
    expect(await usage()).toMatchObject([{ startedAt: '2022-10-30T01:30:00.000Z', reference: 'A' }]);
  });

  it('lists a known reference with other content, and applies it only when told to', async () => {
    const { network, send, usage, budget } = await rouen(truchement);
    await send(aList(aLine({ ref: 'A' }), aLine({ ref: 'B' })));
    const { body } = await send(
      aList(aLine({ ref: 'A', seconds: 1200 }), aLine({ ref: 'B', code: 'ROU-MG-02' })),
    );
    expect(body).toMatchObject({ created: 0, alreadyKnown: 0, totalCents: 0 });
    expect(body.changed).toMatchObject([
      { line: 2, differs: ['duration'] },
      { line: 3, differs: ['caller'] },
    ]);
    expect(await budget()).toMatchObject({ consumedCents: 3600 });

    const resolve = (line: number, fields: object) =>
      network.coordinator.post(`/imports/${body.id}/lines/${line}/resolve`, fields);
    await resolve(2, { action: 'accept' }).expect(201);
    await resolve(2, { action: 'accept' }).expect(409);
    expect(await budget()).toMatchObject({ consumedCents: 4100 });
    const versions = (await usage()).filter(({ reference }) => reference === 'A');
    expect(versions).toMatchObject([
      {
        durationSeconds: 1200,
        amountCents: 2300,
        correctionOf: versions[1].id,
        correctionReason: 'wrong_duration',
      },
      { durationSeconds: 600, amountCents: 1800, correctionOf: null, correctedBy: versions[0].id },
    ]);
    expect((await resolve(3, { action: 'accept' }).expect(422)).body.type).toBe('/problems/other-caller');
    await resolve(3, { action: 'ignore', reason: 'provider_mistake' }).expect(201);
    const either = await send(aList(aLine({ ref: 'A', seconds: 1200 })));
    expect(either.body).toMatchObject({ alreadyKnown: 1, changed: [] });
  });

  it('keeps the provider’s amount beside ours, and ours counts', async () => {
    const { network, send, usage } = await rouen(truchement);
    const { body } = await send(aList(aLine({ ref: 'A', cents: 2000 }), aLine({ ref: 'B', cents: 1800 })));
    expect(body).toMatchObject({
      created: 2,
      totalCents: 3600,
      disputed: [{ line: 2, ourCents: 1800, theirCents: 2000 }],
    });
    expect(
      (await usage()).map(({ amountCents, providerAmountCents }) => [amountCents, providerAmountCents]),
    ).toEqual([
      [1800, 1800],
      [1800, 2000],
    ]);
    const open = await network.coordinator
      .get(`/imports/${body.id}/lines?kind=disputed&open=true`)
      .expect(200);
    expect(open.body.items).toHaveLength(1);
  });

  it('counts a call listed twice in one file once', async () => {
    const { send, budget } = await rouen(truchement);
    const { body } = await send(
      aList(aLine({ ref: 'A' }), aLine({ ref: 'A' }), aLine({ ref: 'A', seconds: 1200 })),
    );
    expect(body).toMatchObject({ lines: 3, created: 1, alreadyKnown: 1, changed: [{ line: 4 }] });
    expect(await budget()).toMatchObject({ consumedCents: 1800 });
  });

  it('pages all the lines to settle in the order of the file', async () => {
    const { network, send } = await rouen(truchement);
    const { body } = await send(
      aList(...Array.from({ length: 250 }, (_, at) => aLine({ ref: `R${at}`, code: '??' }))),
    );
    expect(body.unmatched).toHaveLength(200);
    expect(body.counts).toEqual({ unmatched: 250, changed: 0, disputed: 0 });
    const first = await network.coordinator
      .get(`/imports/${body.id}/lines?kind=unmatched&limit=200`)
      .expect(200);
    const rest = await network.coordinator
      .get(`/imports/${body.id}/lines?kind=unmatched&limit=200&cursor=${first.body.nextCursor}`)
      .expect(200);
    expect(rest.body.items.map(({ line }: any) => line)).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 202),
    );
    expect(rest.body.nextCursor).toBeNull();
  });

  it('shows nothing of it to another network', async () => {
    const { network, provider, send } = await rouen(truchement);
    const { body } = await send(await ism2022());
    const other = await aNetwork(truchement, { name: 'Bordeaux' });
    await other.coordinator.get(`/imports/${body.id}`).expect(404);
    await other.coordinator.get(`/imports/${body.id}/lines`).expect(404);
    await other.coordinator
      .post(`/imports/${body.id}/lines/2/resolve`, { action: 'ignore', reason: 'other' })
      .expect(404);
    await other.coordinator
      .post(`/providers/${provider.id}/imports`)
      .attach('file', Buffer.from('x'), 'x.csv')
      .expect(404);
    expect((await other.coordinator.get('/imports').expect(200)).body.items).toEqual([]);
    expect((await other.coordinator.get('/usage').expect(200)).body.items).toEqual([]);
    expect((await network.coordinator.get('/imports').expect(200)).body.items).toHaveLength(1);

    const agreement = await anAgreement(other);
    const theirs = await aProvider(other);
    await aTariff(other, theirs);
    const stolen = await other.coordinator
      .post(`/providers/${theirs.id}/imports`)
      .attach('file', Buffer.from(aList(aLine({ ref: 'A', code: 'ROU-MG-01' }))), 'x.csv')
      .expect(201);
    expect(stolen.body).toMatchObject({ created: 0, unmatched: [{ reason: 'unknown_code' }] });
    const funder = await anAccount(other, 'coordinator');
    await funder.get(`/agreements/${agreement.id}`).expect(200);
  });
});
