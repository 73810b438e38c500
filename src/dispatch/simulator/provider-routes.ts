import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../kernel/clock.js';
import { verify } from '../adapters/provider-api/webhook-signature.js';
import type { SimulatedAccount } from './account.js';
import { type Cancellation, CANCELLATION_SCHEMA, type Offer, OFFER_SCHEMA } from './messages.js';
import { Problem, unknownAccount } from './problem.js';

type Simulated = Readonly<{ accounts: ReadonlyMap<string, SimulatedAccount>; clock: Clock }>;

/** The provider's side of docs/provider-protocol.md, at `/{account}/bookings`. */
export function providerRoutes(server: FastifyInstance, { accounts, clock }: Simulated): void {
  // Signatures are over the bytes received, so nothing may parse them first.
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );

  server.post<{ Params: { account: string } }>('/:account/bookings', (request, reply) => {
    const account = accountOf(request.params.account);
    const { message: offer, webhookId } = read<Offer>(request, account, OFFER_SCHEMA);
    if (webhookId !== offer.offerId || request.headers['idempotency-key'] !== offer.offerId) {
      throw invalid('webhook-id and Idempotency-Key are the offer’s id.');
    }
    account.notice(offer);
    answer(account, reply, () => {
      return { status: 'received', offerId: offer.offerId, providerReference: account.take(offer) };
    });
  });

  server.delete<{ Params: { account: string; bookingId: string } }>(
    '/:account/bookings/:bookingId',
    (request, reply) => {
      const account = accountOf(request.params.account);
      const { message: cancellation } = read<Cancellation>(request, account, CANCELLATION_SCHEMA);
      const { bookingId } = cancellation;
      if (bookingId !== request.params.bookingId)
        throw invalid('The address and the body name two bookings.');
      answer(account, reply, () => {
        account.cancel(cancellation);
        return { status: 'cancelled', bookingId };
      });
    },
  );

  function accountOf(name: string): SimulatedAccount {
    const account = accounts.get(name);
    if (!account) throw unknownAccount(name);
    return account;
  }

  /** The signature first, then the words: nobody unknown learns what a message should look like. */
  function read<T>(
    request: FastifyRequest,
    account: SimulatedAccount,
    schema: object,
  ): { message: T; webhookId: string } {
    const body = typeof request.body === 'string' ? request.body : '';
    const webhookId = verify(account.secret, request.headers, body, clock.now());
    const message: unknown = parse(body);
    const validate = request.compileValidationSchema(schema);
    if (!validate(message)) {
      const [fault] = validate.errors ?? [];
      throw invalid(`${fault?.instancePath || 'The body'} ${fault?.message ?? 'is not as expected'}.`);
    }
    return { message: message as T, webhookId };
  }
}

/** Answers as the account's `http` behaviour asks; only `ok` does what was requested. */
function answer(account: SimulatedAccount, reply: FastifyReply, accept: () => object): void {
  switch (account.behaviour.http) {
    case 'ok':
      void reply.send(accept());
      return;
    case 'html_200':
      void reply
        .type('text/html; charset=utf-8')
        .send('<!doctype html><title>Maintenance</title><p>À bientôt');
      return;
    case 'error_500':
      throw new Problem(500, 'fault', 'Told to fail.');
    case 'refuse_400':
      throw invalid('Told to refuse.');
    case 'silence':
      reply.hijack();
      return;
    case 'down':
      reply.hijack();
      reply.raw.destroy();
      return;
  }
}

const invalid = (detail: string): Problem => new Problem(400, 'invalid-input', detail);

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('The body is not JSON.');
  }
}
