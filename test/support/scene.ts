import { startSimulator, type Simulator } from '../../src/dispatch/simulator/start-simulator.js';
import type { SimulatedAccount } from '../../src/dispatch/simulator/account.js';
import type { TestApp } from './test-app.js';
import {
  aNetwork,
  anAccessCode,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Made,
  type Network,
  type Person,
} from './world.js';

export const SIMULATED_SECRET = 'whsec_YW4gZXhhbXBsZSBvbmx5OiBuZXZlciB1c2UgdGhpcyE=';

/** The association of Rouen that comes on site, and does the telephone too: prices of the reference scenario. */
const associationRules = [
  {
    type: 'block',
    modalities: ['phone_now', 'phone_booked', 'video'],
    firstMinutes: 15,
    firstCents: 1800,
    stepMinutes: 1,
    stepCents: 100,
    basis: 'actual',
  },
  {
    type: 'block',
    modalities: ['on_site'],
    firstMinutes: 60,
    firstCents: 4600,
    stepMinutes: 30,
    stepCents: 2300,
    basis: 'higher',
  },
  {
    type: 'travel',
    zones: [
      { upToKm: 10, cents: 0 },
      { upToKm: 25, cents: 1200 },
      { upToKm: 50, cents: 2500 },
    ],
  },
  { type: 'cancellation', modalities: ['on_site'], noticeUnderHours: 24, charge: { planned: true } },
  { type: 'absence', whose: 'patient', basisPoints: 7000 },
];

export type Scene = Readonly<{
  network: Network;
  agreement: Made;
  provider: Made;
  /** What plays the provider. */
  played: SimulatedAccount;
  practice: Made;
  gp: Person;
  simulator: Simulator;
  stop: () => Promise<void>;
}>;

type Settings = Readonly<{
  sessionMs?: number;
  agreement?: object;
  provider?: object;
  rules?: readonly object[];
}>;

/** A network at work: an agreement that pays, a provider with an API that is really called, and a GP with her code. */
export const aScene = async (truchement: TestApp, settings: Settings = {}): Promise<Scene> => {
  const simulator = await startSimulator({
    port: 0,
    accounts: { ism: { secret: SIMULATED_SECRET }, imedi: { secret: SIMULATED_SECRET } },
    sessionMs: settings.sessionMs ?? 50,
    clock: truchement.clock,
    retries: { firstMs: 100, longestMs: 500, giveUpAfterMs: 30_000 },
  });
  const network = await aNetwork(truchement);
  const agreement = await anAgreement(network, { ...settings.agreement });
  const provider = await aProvider(network, {
    baseUrl: `${simulator.url}/ism`,
    secret: SIMULATED_SECRET,
    ...settings.provider,
  });
  await aTariff(network, provider, { rules: settings.rules ?? associationRules });
  const practice = await aPractice(network);
  const gp = await aProfessional(network, { practice });
  await anAccessCode(network, { provider, agreement, professional: gp });
  return {
    network,
    agreement,
    provider,
    played: simulator.account('ism'),
    practice,
    gp,
    simulator,
    stop: () => simulator.close(),
  };
};

/** Asks again until the answer is the one waited for, or fails with the last one. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isIt: (answer: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (Date.now() > until) throw new Error(`still not: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The booking once it has this status. */
export const bookingWhen = (
  person: Pick<Person, 'get'>,
  id: string,
  status: string,
  withinMs?: number,
): Promise<any> =>
  eventually(
    async () => (await person.get(`/bookings/${id}`).expect(200)).body,
    (booking: { status: string }) => booking.status === status,
    withinMs,
  );

export const budgetOf = async ({ network, agreement }: Pick<Scene, 'network' | 'agreement'>): Promise<any> =>
  (await network.coordinator.get(`/agreements/${agreement.id}/budget`).expect(200)).body;
