import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { Clock } from '../../kernel/clock.js';
import { sign } from '../adapters/provider-api/webhook-signature.js';
import { SimulatedAccount } from './account.js';
import { Callbacks, type RetryPlan, USUAL_RETRIES } from './callbacks.js';
import { controlRoutes } from './control-routes.js';
import { answerProblem } from './problem.js';
import { providerRoutes } from './provider-routes.js';

export type SimulatorOptions = Readonly<{
  /** 0: any free one. */
  port: number;
  /** The control API asks nobody who they are: anything but the loopback address needs a closed network around it. */
  host?: string;
  /** By path prefix: the base URL of account `ism` is `{url}/ism`. Secrets are `whsec_<base64>`. */
  accounts: Readonly<Record<string, { secret: string }>>;
  /** How long a simulated session really lasts, in milliseconds. */
  sessionMs?: number;
  clock?: Clock;
  retries?: RetryPlan;
  /** One line for each request answered; nothing personal is in it. */
  log?: (line: { method: string; path: string; status: number; ms: number }) => void;
}>;

export type Simulator = Readonly<{
  url: string;
  /** The same controls as over HTTP. @throws RangeError for an account that was not started */
  account: (name: string) => SimulatedAccount;
  /** Stops answering and calling back; whatever was pending is lost. */
  close: () => Promise<void>;
}>;

const USUAL_SESSION_MS = 2_000;

/**
 * Plays interpreting providers that speak docs/provider-protocol.md, for the embedded start, demonstrations and tests.
 *
 * @throws Error when a secret can't be read, a name can't be a path prefix, or the port is taken (`EADDRINUSE`)
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = options.clock ?? { now: () => new Date() };
  const accounts = new Map<string, SimulatedAccount>();
  for (const [name, { secret }] of Object.entries(options.accounts)) {
    accounts.set(name, openAccount(name, secret, clock, options));
  }

  const server = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  server.setErrorHandler(answerProblem);
  server.addHook('onResponse', ({ method, url }, { statusCode, elapsedTime }, done) => {
    options.log?.({ method, path: url, status: statusCode, ms: Math.round(elapsedTime) });
    done();
  });
  await server.register(async (scope) => controlRoutes(scope, { accounts }));
  await server.register(async (scope) => providerRoutes(scope, { accounts, clock }));

  const host = options.host ?? '127.0.0.1';
  await server.listen({ port: options.port, host });
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `http://${host}:${port}`,
    account: (name) => {
      const account = accounts.get(name);
      if (!account) throw new RangeError(`No simulated account is called ${name}`);
      return account;
    },
    close: async () => {
      for (const account of accounts.values()) account.forget();
      await server.close();
    },
  };
}

function openAccount(
  name: string,
  secret: string,
  clock: Clock,
  options: SimulatorOptions,
): SimulatedAccount {
  if (!/^[a-z0-9-]+$/.test(name) || name === 'control') {
    throw new Error(
      `A simulated account can't be called ${name}: lower-case letters, digits, hyphens; not control`,
    );
  }
  try {
    sign(secret, name, clock.now(), '');
  } catch {
    throw new Error(`The secret of the simulated account ${name} is not whsec_<base64>`);
  }
  const callbacks = new Callbacks(secret, clock, options.retries ?? USUAL_RETRIES);
  return new SimulatedAccount(name, secret, options.sessionMs ?? USUAL_SESSION_MS, clock, callbacks);
}
