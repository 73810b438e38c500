import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { DemoPeople } from '../../src/identity/index.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { aBrowser, linkSentTo, signedIn } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccount,
  anEmail,
  aNetwork,
  aPractice,
  aProfessional,
  type Network,
  type Person,
} from '../support/world.js';

describe('signing in', () => {
  let truchement: TestApp;
  let rouen: Network;
  let gp: Person;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    gp = await aProfessional(rouen);
  });
  afterAll(() => truchement.close());

  const aColleague = async (): Promise<Person> => anAccount(rouen, 'coordinator');

  it('takes one address, one mail, one click, and leads to the page that was wanted', async () => {
    const browser = aBrowser(truchement);
    const asked = await browser.submit('/sign-in', {
      email: gp.email.toUpperCase(),
      next: '/bookings?status=confirmed',
    });
    const sent = '/sign-in/sent?next=%2Fbookings%3Fstatus%3Dconfirmed';
    expect([asked.status, asked.headers['location']]).toEqual([303, sent]);
    expect((await browser.get(sent).expect(200)).text).toContain(
      'href="/sign-in?next=%2Fbookings%3Fstatus%3Dconfirmed"',
    );
    const link = await linkSentTo(truchement, gp.email);
    const page = await browser.get(link).expect(200);
    expect(page.text).toContain(`action="${link}"`);
    const entered = await browser.submit(link).expect(303);
    expect(entered.headers['location']).toBe('/bookings?status=confirmed');
    const { body } = await browser.get('/api/v1/me').expect(200);
    expect(body).toMatchObject({ email: gp.email, role: 'professional' });
  });

  it('leads home whoever asked for no page, each role to its own, and nobody to another site', async () => {
    const practice = await aPractice(rouen);
    const secretary = await anAccount(rouen, 'staff', { practiceId: practice.id });
    const landsAt = async (email: string, next?: string): Promise<string | undefined> => {
      const browser = aBrowser(truchement);
      await browser.submit('/sign-in', { email, ...(next && { next }) }).expect(303);
      const { headers } = await browser.submit(await linkSentTo(truchement, email)).expect(303);
      return headers['location'];
    };
    expect(await landsAt(secretary.email)).toBe('/call');
    expect(await landsAt((await aColleague()).email)).toBe('/overview');
    for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/sign-in?next=/x']) {
      expect(await landsAt((await aColleague()).email, next)).toBe('/overview');
    }
  });

  it('is what a page asks for that needs it, and comes back to it', async () => {
    const refused = await aBrowser(truchement).get('/account?from=letter').expect(401);
    expect(refused.text).toContain('href="/sign-in?next=%2Faccount%3Ffrom%3Dletter"');
    const form = await aBrowser(truchement).submit('/account/tokens', { label: 'x' }).expect(401);
    expect(form.text).toContain('href="/sign-in"');
    const door = await aBrowser(truchement).get('/sign-in?next=%2Faccount%3Ffrom%3Dletter').expect(200);
    expect(door.text).toContain('name="next" value="/account?from=letter"');
  });

  it('opens the link as often as a mail filter likes, and uses it up once', async () => {
    const { email } = await aColleague();
    const browser = aBrowser(truchement);
    await browser.submit('/sign-in', { email });
    const link = await linkSentTo(truchement, email);
    for (let i = 0; i < 3; i++) await aBrowser(truchement).get(link).expect(200);
    await browser.submit(link).expect(303);
    const second = aBrowser(truchement);
    await second.submit(link).expect(422);
    expect(second.secret).toBeNull();
  });

  it('lets one of two in who use the same link at the same moment', async () => {
    const { email } = await aColleague();
    await aBrowser(truchement).submit('/sign-in', { email });
    const link = await linkSentTo(truchement, email);
    const answers = await Promise.all([1, 2, 3, 4].map(() => aBrowser(truchement).submit(link)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
  });

  it('keeps the secret of a link out of the event, the queue and the table', async () => {
    const { email } = await aColleague();
    await aBrowser(truchement).submit('/sign-in', { email });
    const secret = (await linkSentTo(truchement, email)).split('/').at(-1)!;
    const events = await truchement.database.rows(
      sql`SELECT facts::text FROM event WHERE type = 'sign-in.requested.v1'`,
    );
    const links = await truchement.database.rows(
      sql`SELECT encode(hash, 'escape') AS hash, next_path FROM sign_in_link`,
    );
    expect(JSON.stringify([events, links])).not.toContain(secret);
    expect(JSON.stringify(truchement.logs)).not.toContain(secret);
  });

  it('lets the administration in, which belongs to no network', async () => {
    const email = anEmail('admin');
    const { Accounts } = await import('../../src/identity/index.js');
    await truchement.database.transaction((tx) =>
      truchement.app.get(Accounts).open(tx, { networkId: null, email, role: 'admin' }),
    );
    const browser = await signedIn(truchement, email);
    expect((await browser.get('/api/v1/me').expect(200)).body.role).toBe('admin');
  });

  it('shows a person where they are signed in, and ends one or all of it', async () => {
    const person = await aColleague();
    const [phone, desk] = [
      await signedIn(truchement, person.email),
      await signedIn(truchement, person.email),
    ];
    const { body } = await desk.get('/api/v1/sessions').expect(200);
    expect(body.items.map(({ way, isThisOne }: any) => [way, isThisOne])).toEqual([
      ['email_link', false],
      ['email_link', true],
    ]);
    await desk.submit(`/api/v1/sessions/${body.items[0].id}/revoke`).expect(201);
    await phone.get('/api/v1/me').expect(401);
    await desk.get('/api/v1/me').expect(200);
    const tablet = await signedIn(truchement, person.email);
    const left = await desk.submit('/sign-out/everywhere').expect(303);
    expect(left.headers['location']).toBe('/sign-in');
    expect(desk.secret).toBeNull();
    await tablet.get('/api/v1/me').expect(401);
    await person.get('/me').expect(200); // a token is another thing
  });

  it('has a page on which a person sees their devices and tokens, and ends them without a script', async () => {
    const person = await aColleague();
    const [phone, desk] = [
      await signedIn(truchement, person.email),
      await signedIn(truchement, person.email),
    ];
    const page = await desk.get('/account').expect(200);
    const [, session] = /\/account\/sessions\/([\da-f-]+)\/end/.exec(page.text)!;
    await desk.submit(`/account/sessions/${session}/end`).expect(303);
    await phone.get('/api/v1/me').expect(401);

    await desk.submit('/account/tokens', { label: ' ' }).expect(400);
    const made = await desk.submit('/account/tokens', { label: '<b>logiciel</b>' }).expect(201);
    const [token] = /trm_[\w-]{43}/.exec(made.text)!;
    expect(made.text).not.toContain('<b>logiciel</b>');
    const withToken = () => truchement.http.get('/api/v1/me').set('authorization', `Bearer ${token}`);
    await withToken().expect(200);
    const again = await desk.get('/account').expect(200);
    expect(again.text).not.toContain(token);
    const ids = [...again.text.matchAll(/\/account\/tokens\/([\da-f-]+)\/revoke/g)];
    await desk.submit(`/account/tokens/${ids.at(-1)![1]}/revoke`).expect(303);
    await withToken().expect(401);
  });

  it('does not end somebody else’s session', async () => {
    const [mine, theirs] = [
      await signedIn(truchement, (await aColleague()).email),
      await signedIn(truchement, gp.email),
    ];
    const { body } = await theirs.get('/api/v1/sessions').expect(200);
    await mine.submit(`/api/v1/sessions/${body.items[0].id}/revoke`).expect(404);
    await theirs.get('/api/v1/me').expect(200);
  });

  it('ends the session at sign-out: the cookie that was kept opens nothing', async () => {
    const browser = await signedIn(truchement, (await aColleague()).email);
    const kept = browser.secret!;
    const left = await browser.submit('/sign-out').expect(303);
    expect(left.headers['location']).toBe('/sign-in');
    browser.take(kept);
    await browser.get('/api/v1/me').expect(401);
  });

  it('ends a session after twelve idle hours, and after thirty days however much it is used', async () => {
    const browser = await signedIn(truchement, (await aColleague()).email);
    const idle = await signedIn(truchement, (await aColleague()).email);
    try {
      truchement.clock.advance({ hours: 11 });
      await browser.get('/api/v1/me').expect(200);
      truchement.clock.advance({ hours: 2 });
      await browser.get('/api/v1/me').expect(200);
      await idle.get('/api/v1/me').expect(401);
      for (let halfDays = 0; halfDays < 65; halfDays++) {
        truchement.clock.advance({ hours: 11 });
        await browser.get('/api/v1/me');
      }
      await browser.get('/api/v1/me').expect(401);
    } finally {
      truchement.clock.set(new Date());
    }
  });

  it('refuses a link after fifteen minutes', async () => {
    const { email } = await aColleague();
    await aBrowser(truchement).submit('/sign-in', { email });
    const link = await linkSentTo(truchement, email);
    try {
      truchement.clock.advance({ minutes: 16 });
      const page = await aBrowser(truchement).submit(link).expect(422);
      expect(page.text).toContain('Ce lien ne sert plus');
    } finally {
      truchement.clock.set(new Date());
    }
  });

  it('lets nobody in whose account was closed, by link or by session', async () => {
    const person = await aColleague();
    const browser = await signedIn(truchement, person.email);
    await aBrowser(truchement).submit('/sign-in', { email: person.email });
    const link = await linkSentTo(truchement, person.email, 2);
    await truchement.database.rows(
      sql`UPDATE account SET disabled_at = ${new Date()} WHERE id = ${person.id}`,
    );
    await aBrowser(truchement).submit(link).expect(422);
    truchement.clock.advance({ minutes: 1 });
    await browser.get('/api/v1/me').expect(401);
    truchement.clock.set(new Date());
  });

  it('has no demonstration and no mailbox unless it is told that everybody is invented', async () => {
    const browser = aBrowser(truchement);
    await browser.get('/mailbox').expect(404);
    await browser.submit('/sign-in/demo', { email: gp.email }).expect(404);
    expect((await browser.get('/sign-in').expect(200)).text).not.toContain('demonstration');
  });

  it('in the demonstration, enters with one click as somebody invented, and as nobody else', async () => {
    const invented = await aColleague();
    truchement.app
      .get(DemoPeople)
      .open([{ network: 'Rouen', people: [{ email: invented.email, who: 'coordination' }] }]);
    try {
      const browser = aBrowser(truchement);
      const door = await browser.get('/sign-in?next=/ledger').expect(200);
      expect(door.text).toContain(invented.email);
      expect(door.text).toContain('href="/mailbox"');
      expect((await browser.get('/sign-in/sent').expect(200)).text).toContain('href="/mailbox"');
      await browser.submit('/sign-in/demo', { email: gp.email }).expect(404);
      const entered = await browser
        .submit('/sign-in/demo', { email: invented.email, next: '/ledger' })
        .expect(303);
      expect(entered.headers['location']).toBe('/ledger');
      expect((await browser.get('/api/v1/me').expect(200)).body.id).toBe(invented.id);
      expect((await browser.get('/mailbox').expect(200)).text).toContain('/sign-in/link/');
    } finally {
      truchement.app.get(DemoPeople).open([]);
    }
  });

  it('has no demonstration in production, whoever asks for one', () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      expect(() => truchement.app.get(DemoPeople).open([{ network: 'x', people: [] }])).toThrow('production');
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });

  it('sends nobody a letter at an address that nobody has', async () => {
    const unknown = anEmail('nobody');
    await aBrowser(truchement).submit('/sign-in', { email: unknown }).expect(303);
    const practice = await aPractice(rouen);
    const known = await anAccount(rouen, 'staff', { practiceId: practice.id });
    await aBrowser(truchement).submit('/sign-in', { email: known.email }).expect(303);
    await linkSentTo(truchement, known.email);
    const letters = await eventually(
      () => truchement.app.get(Mailbox).latest(),
      (all) => all.length > 0,
    );
    expect(letters.map(({ to }) => to)).not.toContain(unknown);
  });
});
