import type { Request } from '../platform/http/index.js';
import { addressOf } from './address.js';
import { fieldsOf } from './form.js';

/** Marks a form whose page reads the same fields in its address, and which holds nothing that an address must not. */
export const RESUMED_FIELD = '_resume';

/** What a sign-in accepts as a page to come back to. */
const LONGEST_ADDRESS = 1_800;

/**
 * Where to come back to once signed in again: the page that was asked for, or the one that holds the form that was sent, with
 * what was typed where the form allows it. null: nobody knows.
 */
export const pageToResume = (request: Request): Readonly<{ path: string; isFilledIn: boolean }> | null => {
  const { method, url, body } = request;
  if (method === 'GET') return { path: url, isFilledIn: false };
  const filledIn = isResumed(body) ? addressOf(pathIn(url), typedIn(body)) : null;
  if (filledIn !== null && filledIn.length <= LONGEST_ADDRESS) return { path: filledIn, isFilledIn: true };
  const from = sentFrom(request);
  return from === null ? null : { path: from, isFilledIn: false };
};

const isResumed = (body: unknown): body is Readonly<Record<string, unknown>> =>
  fieldsOf(body).text(RESUMED_FIELD) !== undefined;

const typedIn = (body: Readonly<Record<string, unknown>>): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.keys(body)
      .filter((name) => !name.startsWith('_'))
      .map((name) => [name, fieldsOf(body).all(name)]),
  );

const pathIn = (url: string): string => url.split('?', 1)[0]!;

/** Our own page that held the form, as the browser says. */
const sentFrom = ({ headers: { referer, host } }: Request): string | null => {
  if (!referer || !URL.canParse(referer)) return null;
  const from = new URL(referer);
  return from.host === host ? from.pathname + from.search : null;
};
