export { Commands, replayOf, type OnceKey } from './commands.js';
export { Caller, HttpExchange, Member, type Exchange, type Reply, type Request } from './exchange.js';
export {
  BadSignature,
  Forbidden,
  IdempotencyKeyReused,
  RequestInFlight,
  Unauthenticated,
} from './http-refusals.js';
export { pageOf, PageQuery, sliceOf, type Page, type Slice } from './page.js';
export { Allow, Public, Signed } from './policy.js';
export { Authenticator } from './policy.guard.js';
export { KnownId } from './known-id.js';
