import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import supertest, { type Test } from 'supertest';
import { roles, type Role } from '../../src/kernel/viewer.js';
import { newId } from '../../src/kernel/ids.js';
import { PolicyAudit } from '../../src/platform/http/policy-audit.js';
import { anApplication } from '../support/joining.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccessCode,
  anAccount,
  anAdmin,
  anAgreement,
  aFunder,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Actor,
} from '../support/world.js';
import { permissions, type Ids, type Permission } from './permissions.js';

type Side = Readonly<{
  people: Readonly<Record<Role, Actor>>;
  neighbours: Readonly<Record<Role, Actor>>;
  ids: Ids;
}>;

const paths = Object.keys(permissions);
/** One's own, and nobody else's: not even an administrator's. */
const personal: readonly Permission['of'][] = ['passkey', 'session', 'token'];
const own = Object.entries(permissions).filter(([, { of }]) => of !== undefined);

describe('who may do what', () => {
  let truchement: TestApp;
  let rouen: Side;
  let bordeaux: Side;
  let declared: ReturnType<PolicyAudit['routes']>;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    const admin = await anAdmin(truchement);
    rouen = await aSide(truchement, admin, 'Rouen');
    bordeaux = await aSide(truchement, admin, 'PRISME Bordeaux');
    declared = truchement.app.get(PolicyAudit).routes();
  }, 60_000);
  afterAll(() => truchement.close());

  it('is written here for every route that the program declares, and for no other', () => {
    expect(declared.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...paths].sort());
  });

  it.each(paths)('%s: nobody without an account, unless it is for anyone', async (route) => {
    const { may, fails, ...permission } = permissions[route]!;
    const { status } = await ask(truchement, route, permission, rouen.ids);
    if (fails) expect(status).toBe(500);
    else if (may === 'anyone') expect([200, 303, 400, 404, 422]).toContain(status);
    else expect(status).toBe(401);
  });

  describe.each(roles.map((role) => [role] as const))('%s', (role) => {
    const allowed = (may: Permission['may']): boolean => typeof may === 'object' && may.includes(role);
    const refused = Object.entries(permissions).filter(
      ([, { may }]) => typeof may === 'object' && !may.includes(role),
    );

    it.each(refused.map(([route]) => route))('may not %s', async (route) => {
      const { status } = await ask(truchement, route, permissions[route]!, rouen.ids, rouen.people[role]);
      expect(status).toBe(403);
    });

    it.each(own.filter(([, { may }]) => allowed(may)).map(([route]) => route))(
      'finds nothing of another network at %s',
      async (route) => {
        const permission = permissions[route]!;
        const seesAll = role === 'admin' && !personal.includes(permission.of);
        const { status } = await ask(truchement, route, permission, bordeaux.ids, rouen.people[role]);
        // What was done already is done: an administrator finds it, and finds that it does not change any more.
        if (seesAll) expect([200, 409]).toContain(status);
        else expect(status).toBe(404);
      },
    );

    it.each(
      own
        .filter(([, { may, hiddenFromNeighbours }]) => allowed(may) && hiddenFromNeighbours?.includes(role))
        .map(([route]) => route),
    )('of another practice, funder or desk finds nothing at %s', async (route) => {
      const { status } = await ask(truchement, route, permissions[route]!, rouen.ids, rouen.neighbours[role]);
      expect(status).toBe(404);
    });

    it.each(own.filter(([, { may }]) => allowed(may)).map(([route]) => route))(
      'finds nothing that does not exist at %s',
      async (route) => {
        const { status } = await ask(truchement, route, permissions[route]!, nothing(), rouen.people[role]);
        expect(status).toBe(404);
      },
    );

    // What is theirs: read it all, then send every form empty or as written, which may be refused, but not for want of a right.
    it.each(
      Object.entries(permissions)
        .filter(([, { may }]) => allowed(may))
        .map(([route]) => route),
    )('may %s', async (route) => {
      const permission = permissions[route]!;
      const isPersonal = personal.includes(permission.of);
      if (isPersonal) return; // one's own are made by whoever has them: test/identity
      const { status } = await ask(truchement, route, permission, rouen.ids, rouen.people[role]);
      if (route.startsWith('GET')) expect([200, 303, 422]).toContain(status);
      else expect([200, 201, 303, 400, 409, 422]).toContain(status);
    });
  });
});

/** Sends what the route takes; a stream is only opened. */
const ask = async (
  { url }: TestApp,
  route: string,
  { of, body }: Pick<Permission, 'of' | 'body'>,
  ids: Ids,
  actor?: Actor,
): Promise<{ status: number }> => {
  const [method, pattern] = route.split(' ') as [string, string];
  const path = pattern
    .replace(/:(id|providerId)\b/, of ? ids[of] : '')
    .replace(':line', '3')
    .replace(':secret', 'A'.repeat(43));
  const as = (request: Test): Test => (actor ? actor.as(request) : request).redirects(0);
  const http = supertest(url);
  if (/\/bookings(\/:id)?\/events$/.test(route)) return head(`${url}${path}`, actor);
  if (method === 'GET') return as(http.get(path));
  if (path.endsWith('/imports'))
    return as(http.post(path)).attach('file', Buffer.from(CALL_LIST), 'liste.csv');
  return as(http.post(path)).send(typeof body === 'function' ? body(ids) : (body ?? {}));
};

const head = async (address: string, actor?: Actor): Promise<{ status: number }> => {
  const stop = new AbortController();
  const headers = actor ? { authorization: `Bearer ${actor.token}` } : undefined;
  const { status } = await fetch(address, { signal: stop.signal, headers });
  stop.abort();
  return { status };
};

const CALL_LIST = `reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes
A-1;MATRIX;2022-03-18T11:44:04+01:00;10;600;prs;phone_now;1800
A-2;NOBODYS;2022-03-18T12:44:04+01:00;10;600;prs;phone_now;1800
`;

const nothing = (): Ids => new Proxy({} as Ids, { get: () => newId() });

/** A network with somebody in every role, a neighbour for each, and one of everything that an address can name. */
const aSide = async (truchement: TestApp, admin: Actor, name: string): Promise<Side> => {
  const network = await aNetwork(truchement, { name });
  const { coordinator } = network;
  const [practice, otherPractice] = [await aPractice(network), await aPractice(network)];
  const [funder, otherFunder] = [await aFunder(network), await aFunder(network, { name: 'CTAI' })];
  const agreement = await anAgreement(network, { funder });
  const provider = await aProvider(network);
  const tariff = await aTariff(network, provider);
  const next = await anAgreement(network, { funder, priority: 200 });
  const handover = await coordinator.post('/handovers', {
    fromAgreementId: agreement.id,
    toAgreementId: next.id,
    effectiveOn: '2090-01-01',
    transferRemainder: false,
  });
  const statement = await coordinator
    .post('/statements', { agreementId: agreement.id, from: '2021-01-01', to: '2021-01-31' })
    .expect(201);
  await coordinator.post(`/statements/${statement.body.id}/issue`).expect(200);
  const gp = await aProfessional(network, { practice });
  const otherGp = await aProfessional(network, { practice: otherPractice });
  const accessCode = await anAccessCode(network, { provider, agreement, professional: gp });
  await anAccessCode(network, { provider, agreement, practice, code: 'MATRIX', validFrom: '2021-01-01' });
  const booking = await gp
    .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20 })
    .expect(201);
  const writtenTo = await aProvider(network, { dispatch: 'mail', modalities: ['video'], priority: 1 });
  await aTariff(network, writtenTo);
  const startsAt = new Date(Date.now() + 72 * 3_600_000);
  const offered = await gp
    .post('/bookings', { modality: 'video', language: 'prs', expectedMinutes: 20, startsAt })
    .expect(201);
  const imported = await coordinator
    .post(`/providers/${provider.id}/imports`)
    .attach('file', Buffer.from(CALL_LIST), 'liste.csv');
  const invoice = await coordinator
    .post(`/providers/${provider.id}/invoices`)
    .field({ number: 'F-1', issuedOn: '2021-02-01', from: '2021-01-01', to: '2021-01-31', totalCents: '0' })
    .attach('pdf', Buffer.from('%PDF-1.7'), 'facture.pdf')
    .attach('lines', Buffer.from(INVOICE_LINES), 'lignes.csv');
  const usage = await eventually(
    () => coordinator.get('/usage?limit=1').expect(200),
    ({ body }) => body.items.length > 0,
  );
  const people = {
    professional: gp,
    staff: await anAccount(network, 'staff', { practiceId: practice.id }),
    coordinator,
    funder: await anAccount(network, 'funder', { funderId: funder.id }),
    provider: await anAccount(network, 'provider', { providerId: writtenTo.id }),
    admin,
  };
  const neighbours = {
    professional: otherGp,
    staff: await anAccount(network, 'staff', { practiceId: otherPractice.id }),
    coordinator: await anAccount(network, 'coordinator'),
    funder: await anAccount(network, 'funder', { funderId: otherFunder.id }),
    provider: await anAccount(network, 'provider', { providerId: (await aProvider(network)).id }),
    admin,
  };
  // A token and a session of somebody who is none of those above.
  const owner = await anAccount(network, 'coordinator');
  const secretary = await anAccount(network, 'staff', { practiceId: practice.id });
  const token = await owner.post('/tokens', { label: 'x' }).expect(201);
  const session = newId();
  await truchement.database.rows(sql`
    INSERT INTO browser_session (id, account_id, hash, way, device, created_at, seen_at)
    VALUES (${session}, ${owner.id}, ${Buffer.from(session)}, 'demo', '', ${new Date()}, ${new Date()})`);
  const passkey = newId();
  await truchement.database.rows(sql`
    INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, device, created_at)
    VALUES (${passkey}, ${owner.id}, ${passkey}, '', 0, '{}', '', ${new Date()})`);
  const receivedEvent = newId();
  await truchement.database.rows(sql`
    INSERT INTO received_event
      (network_id, provider_id, webhook_id, id, type, booking_id, facts, occurred_at, received_at, outcome, reason)
    VALUES (${network.id}, ${provider.id}, 'w-1', ${receivedEvent}, 'session.ended', ${booking.body.id}, '{}',
            ${new Date()}, ${new Date()}, 'kept', 'incomplete')`);
  await truchement.database.rows(sql`
    INSERT INTO late_usage (network_id, usage_id, agreement_id, arrived_at)
    VALUES (${network.id}, ${usage.body.items[0].id}, ${agreement.id}, ${new Date()})`);
  return {
    people,
    neighbours,
    ids: {
      accessCode: accessCode.id,
      account: (await anAccount(network, 'coordinator')).id,
      agreement: agreement.id,
      application: await anApplication(network, practice),
      booking: booking.body.id,
      handover: handover.body.id,
      import: imported.body.id,
      invoice: invoice.body.id,
      offer: offered.body.offers[0].id,
      passkey,
      practice: practice.id,
      professional: gp.id,
      provider: provider.id,
      receivedEvent,
      session,
      staff: secretary.id,
      statement: statement.body.id,
      tariff: tariff.id,
      token: token.body.id,
      usage: usage.body.items[0].id,
    },
  };
};

const INVOICE_LINES = `reference;code;debut;duree_s;langue
${['F1', 'F2', 'F3'].map((reference) => `${reference};??;2021-01-04T10:00:00+01:00;600;rus`).join('\n')}
`;
