import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest, { type Test } from 'supertest';
import { roles } from '../../src/kernel/viewer.js';
import { newId } from '../../src/kernel/ids.js';
import { PolicyAudit } from '../../src/platform/http/policy-audit.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAdmin, type Actor } from '../support/world.js';
import { aSide, CALL_LIST, type Side } from './a-side.js';
import { permissions, type Ids, type Permission } from './permissions.js';

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
  });
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

const nothing = (): Ids => new Proxy({} as Ids, { get: () => newId() });
