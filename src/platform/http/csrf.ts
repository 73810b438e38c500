import type { Request } from './exchange.js';
import { FormExpired } from './http-refusals.js';
import { isCsrfTokenOf } from './session-cookie.js';

const CSRF_HEADER = 'x-csrf-token';
const CSRF_FIELD = '_csrf';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isUnsafe = (method: string): boolean => !safeMethods.has(method);

/**
 * What a browser asks for by its cookie must come from a form or a script of ours: it brings the session's token, in the
 * header or as a field. (Of a form with a file the fields are not read yet: there it stands in the address.)
 * @throws FormExpired
 */
export const demandCsrfToken = (request: Request, secret: string): void => {
  const isUpload = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const given =
    request.headers[CSRF_HEADER] ??
    takeField(request.body) ??
    (isUpload ? takeField(request.query) : undefined);
  if (isUnsafe(request.method) && !isCsrfTokenOf(secret, given)) throw new FormExpired();
};

/** Takes the field out, so that what follows sees the form alone. */
const takeField = (fields: unknown): unknown => {
  if (typeof fields !== 'object' || fields === null || !(CSRF_FIELD in fields)) return undefined;
  const given = fields[CSRF_FIELD];
  delete fields[CSRF_FIELD];
  return given;
};
