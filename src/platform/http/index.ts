export { Commands, replayOf, type OnceKey } from './commands.js';
export { isUnsafe } from './csrf.js';
export {
  Caller,
  HttpExchange,
  Member,
  type Exchange,
  type Person,
  type Reply,
  type Request,
} from './exchange.js';
export { ErrorPages } from './error-pages.js';
export {
  BadSignature,
  Forbidden,
  RequestInFlight,
  TooBusy,
  TooManyRequests,
  Unauthenticated,
} from './http-refusals.js';
export { pageBy, pageOf, PageQuery, positionIn, sliceOf, type Page, type Slice } from './page.js';
export { Allow, Public, ShowsPeople, Signed } from './policy.js';
export { Authenticator, recognise } from './policy.guard.js';
export { SameOriginGuard } from './same-origin.guard.js';
export { sendFile, type SentFile } from './send-file.js';
export { SessionCookie } from './session-cookie.js';
export { KnownId } from './known-id.js';
export { statusOf, type Problem } from './problem.js';
export { readAs } from './validation.js';
