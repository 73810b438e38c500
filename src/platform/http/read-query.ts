import { parse } from 'node:querystring';

/** Reads what follows `?`. A field left empty, as a form that only asks sends it, is a field that was not given. */
export const readQuery = (text: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parse(text)).filter(([, value]) => value !== ''));
