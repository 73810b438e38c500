import type { Request } from '../../../platform/http/index.js';
import type { SessionCookie } from '../../../platform/http/index.js';
import type { Browser } from '../../use-cases/come-in.js';

/** The browser that stands at the door, with the cookie of the session that it leaves. */
export const browserOf = (request: Request, cookie: SessionCookie): Browser => ({
  from: request.ip,
  device: request.headers['user-agent'] ?? '',
  former: cookie.read(request),
});
