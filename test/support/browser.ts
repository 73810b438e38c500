import supertest, { type Test } from 'supertest';
import { Mailbox } from '../../src/platform/mail/index.js';
import { csrfTokenOf } from '../../src/platform/http/session-cookie.js';
import { eventually } from './scene.js';
import type { TestApp } from './test-app.js';

const COOKIE = /^([\w-]+)=([\w-]*);/;

/** A browser without script: it keeps the cookies that it is given, and sends forms from the site's own pages. */
export type Browser = Readonly<{
  get: (path: string) => Test;
  /** Sends a form, with the session's token where there is a session. */
  submit: (path: string, fields?: Readonly<Record<string, string>>) => Test;
  /** Sends a form as written. */
  send: (path: string, fields?: Readonly<Record<string, unknown>>) => Test;
  /** The session's cookie, or null. */
  readonly secret: string | null;
  take: (secret: string) => void;
}>;

export const aBrowser = ({ url }: Pick<TestApp, 'url'>, name = 'truchement_session'): Browser => {
  const http = supertest(url);
  const cookies = new Map<string, string>();
  const secretIn = (): string | null => cookies.get(name) ?? null;
  const asBrowser = (request: Test): Test => {
    if (cookies.size > 0) void request.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    return request
      .set('accept', 'text/html')
      .redirects(0)
      .on('response', ({ headers }: { headers: Record<string, string[] | undefined> }) => {
        for (const line of headers['set-cookie'] ?? []) {
          const [, cookie, value] = COOKIE.exec(line) ?? [];
          if (cookie && value) cookies.set(cookie, value);
          else if (cookie) cookies.delete(cookie);
        }
      });
  };
  const send: Browser['send'] = (path, fields = {}) =>
    asBrowser(http.post(path)).set('origin', url).type('form').send(fields);
  return {
    get: (path) => asBrowser(http.get(path)),
    submit: (path, fields = {}) => {
      const secret = secretIn();
      return send(path, { ...fields, ...(secret && { _csrf: csrfTokenOf(secret) }) });
    },
    send,
    get secret() {
      return secretIn();
    },
    take: (other) => void cookies.set(name, other),
  };
};

/** The path of the last sign-in link in the local mailbox for this address. */
export const linkSentTo = async ({ app }: TestApp, email: string, howMany = 1): Promise<string> => {
  const letters = await eventually(
    () => linksOf(app.get(Mailbox), email),
    (found) => found.length >= howMany,
  );
  const link = /https?:\/\/\S+/.exec(letters[0]!.body)?.[0];
  if (!link) throw new Error('the letter holds no link');
  return new URL(link).pathname;
};

/** What was sent to this address, but the letter that tells of a new account: it opens nothing. */
const linksOf = async (mailbox: Mailbox, email: string) =>
  (await mailbox.latest()).filter(({ to, body }) => to === email && !/\/sign-in$/m.test(body));

/** A browser in which this person has just signed in by a link. The program must be at work. */
export const signedIn = async (truchement: TestApp, email: string): Promise<Browser> => {
  const browser = aBrowser(truchement);
  const known = (await linksOf(truchement.app.get(Mailbox), email)).length;
  await browser.submit('/sign-in', { email }).expect(303);
  await browser.submit(await linkSentTo(truchement, email, known + 1)).expect(303);
  return browser;
};
