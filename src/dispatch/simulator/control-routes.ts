import type { FastifyInstance } from 'fastify';
import type { AnyEvent, SimulatedAccount } from './account.js';
import { ANY_DURATION, type Behaviour, BEHAVIOUR_SCHEMA } from './behaviour.js';
import type { SentCallback } from './callbacks.js';
import { Problem, unknownAccount } from './problem.js';
import type { SessionFacts } from './story.js';

type OfAccount = { Params: { account: string } };
type OfBooking = { Params: { account: string; bookingId: string }; Body: SessionFacts | null };

const FACTS_SCHEMA = {
  type: 'object',
  nullable: true,
  additionalProperties: false,
  properties: {
    durationSeconds: ANY_DURATION,
    startedAt: { type: 'string', format: 'date-time' },
    distanceKm: { type: 'number' },
  },
};

const text = { type: 'string', minLength: 1 };
const EVENT_SCHEMA = {
  type: 'object',
  required: ['type', 'bookingId'],
  properties: { type: text, bookingId: text, offerId: text, webhookId: text, callbackUrl: text },
};

/** `/control/accounts/…`: what demonstrations and tests tell a simulated provider to do. Not part of the protocol. */
export function controlRoutes(
  server: FastifyInstance,
  { accounts }: { accounts: ReadonlyMap<string, SimulatedAccount> },
): void {
  const at = '/control/accounts';
  server.get(at, () => ({ items: [...accounts.keys()] }));

  server.get<OfAccount>(`${at}/:account/offers`, ({ params }) => ({ items: accountOf(params).offers }));
  server.delete<OfAccount>(`${at}/:account/offers`, ({ params }, reply) => {
    accountOf(params).forget();
    return reply.code(204).send();
  });

  server.get<OfAccount>(`${at}/:account/callbacks`, ({ params }) => ({
    items: accountOf(params).sentCallbacks,
  }));

  server.get<OfAccount>(`${at}/:account/behaviour`, ({ params }) => accountOf(params).behaviour);
  server.put<OfAccount & { Body: Partial<Behaviour> }>(
    `${at}/:account/behaviour`,
    { schema: { body: BEHAVIOUR_SCHEMA } },
    ({ params, body }) => accountOf(params).behave(body),
  );
  server.delete<OfAccount>(`${at}/:account/behaviour`, ({ params }) => accountOf(params).behave({}));

  server.post<OfBooking>(
    `${at}/:account/bookings/:bookingId/carry-out`,
    { schema: { body: FACTS_SCHEMA } },
    async ({ params, body }) => sent(await accountOf(params).carryOut(params.bookingId, body ?? {})),
  );

  server.post<OfAccount & { Body: AnyEvent }>(
    `${at}/:account/events`,
    { schema: { body: EVENT_SCHEMA } },
    async ({ params, body }) => sent(await accountOf(params).sendEvent(body)),
  );

  function accountOf({ account: name }: { account: string }): SimulatedAccount {
    const account = accounts.get(name);
    if (!account) throw unknownAccount(name);
    return account;
  }
}

function sent(callbacks: SentCallback[] | null): { items: SentCallback[] } {
  if (callbacks) return { items: callbacks };
  throw new Problem(
    404,
    'unknown-booking',
    'No offer for this booking came here: give its callbackUrl, if you can.',
  );
}
