import type { Response, Test } from 'supertest';
import { dayOf } from '../../../src/kernel/civil-time.js';
import { Cents } from '../../../src/kernel/money.js';
import type { TestApp } from '../../support/test-app.js';
import {
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  anAccessCode,
  anAgreement,
  aFunder,
  type Made,
  type Network,
  type Person,
} from '../../support/world.js';
import { SIMULATED_SECRET } from '../../support/scene.js';
import { chanceOf, type Chance } from './chance.js';
import { Paper } from './paper.js';

export const ZONE = 'Europe/Paris';

/** A network, the people in it, and what has been done there so far. */
export type Life = Readonly<{
  seed: number;
  /** Now, in that life. */
  time: { ms: number };
  chance: Chance;
  truchement: TestApp;
  network: Network;
  funder: Made;
  /** Tells of its calls by a list, once a month. */
  phone: Made;
  /** Comes on site, and tells by signed messages. */
  visits: Made;
  doctors: readonly Person[];
  agreements: Made[];
  paper: Paper;
  bookings: Booked[];
  listed: { line: string; at: Date }[];
  imports: { id: string; lines: number[] }[];
  invoices: string[];
  statements: string[];
  /** What was done, in order, and what was answered. */
  log: string[];
  /** How often something was done, and not refused. */
  done: Map<string, number>;
}>;
export type Booked = { id: string; reference: string; startsAt: Date; modality: string; doctor: number };

const everything = ['phone_now', 'phone_booked', 'video', 'on_site'] as const;
const visiting = [
  {
    type: 'block',
    modalities: ['on_site', 'video'],
    firstMinutes: 60,
    firstCents: 4_633,
    stepMinutes: 30,
    stepCents: 2_317,
    basis: 'higher',
  },
  {
    type: 'travel',
    zones: [
      { upToKm: 10, cents: 0 },
      { upToKm: 50, cents: 2_519 },
    ],
  },
  { type: 'cancellation', modalities: ['on_site', 'video'], noticeUnderHours: 24, charge: { planned: true } },
  { type: 'absence', whose: 'patient', basisPoints: 7_000 },
];

/** Rouen in January 2023: five agreements of each kind that open, end and overlap, two providers, three doctors. */
export const aTerritory = async (truchement: TestApp, seed: number): Promise<Life> => {
  const time = { ms: Date.parse('2023-01-10T09:00:00+01:00') };
  truchement.clock.set(new Date(time.ms));
  const chance = chanceOf(seed);
  const network = await aNetwork(truchement, { name: `Rouen ${seed}` });
  const funder = await aFunder(network);
  const phone = await aProvider(network, { modalities: everything.slice(0, 3) });
  await aTariff(network, phone);
  const visits = await aProvider(network, {
    name: 'Osiris',
    modalities: ['on_site', 'video'],
    baseUrl: 'http://127.0.0.1:9/never-called',
    secret: SIMULATED_SECRET,
  });
  await aTariff(network, visits, { rules: visiting });
  const life: Life = {
    seed,
    time,
    chance,
    truchement,
    network,
    funder,
    phone,
    visits,
    doctors: [],
    agreements: [],
    paper: new Paper(),
    bookings: [],
    listed: [],
    imports: [],
    invoices: [],
    statements: [],
    log: [],
    done: new Map(),
  };
  for (const terms of firstAgreements) await opened(life, terms);
  const practices = [
    await aPractice(network),
    await aPractice(network, { name: 'Cabinet', kind: 'cabinet' }),
  ];
  const doctors: Person[] = [];
  for (const number of [0, 1, 2]) {
    const doctor = await aProfessional(network, { practice: practices[number % 2]! });
    doctors.push(doctor);
    const agreement = life.agreements[number]!;
    await anAccessCode(network, {
      provider: phone,
      agreement,
      professional: doctor,
      code: codeOf(number),
      validFrom: '2022-07-01',
    });
  }
  return { ...life, doctors };
};
export const codeOf = (doctor: number): string => `ROU-${doctor}`;

const firstAgreements = [
  { startsOn: '2022-07-01', endsOn: '2023-04-30', grantCents: 700_000, priority: 10, unspent: 'repayment' },
  {
    startsOn: '2023-02-01',
    endsOn: '2023-12-31',
    grantCents: 900_000,
    priority: 20,
    unspent: 'carry_over',
    onExhaustion: 'fall_back',
  },
  {
    startsOn: '2023-01-01',
    endsOn: '2023-12-31',
    grantCents: 250_000,
    priority: 30,
    unspent: 'restricted_funds',
    onExhaustion: 'warn',
  },
  {
    startsOn: '2023-01-01',
    endsOn: '2023-12-31',
    grantCents: 160_000,
    priority: 5,
    unspent: 'carry_over',
    onExhaustion: 'fall_back',
    eligibility: { modalities: ['on_site'] },
  },
  { startsOn: '2023-01-05', endsOn: '2024-12-31', grantCents: 300_000, priority: 40, unspent: 'carry_over' },
];

/** One more agreement, in the network and on paper. */
export const opened = async (life: Life, terms: Readonly<Record<string, unknown>>): Promise<void> => {
  const agreement = await anAgreement(life.network, { funder: life.funder, ...terms });
  life.agreements.push(agreement);
  life.paper.granted(agreement.id, Cents(terms['grantCents'] as number));
};

/** The day in the network, so many days from now. */
export const day = ({ truchement }: Life, days = 0): string =>
  dayOf(new Date(truchement.clock.now().getTime() + days * 86_400_000), ZONE);

/**
 * Asks, writes down what was asked and answered, and gives the answer's body; null when a rule of the trade refused it.
 * @throws when the program failed, or was asked for what no screen would ask
 */
export const ask = async (life: Life, what: string, request: Test): Promise<any> => {
  const answer: Response = await request;
  const { status, body } = answer;
  life.log.push(`${what} → ${status}${status >= 400 ? ` ${body.type ?? ''}` : ''}`);
  if (status >= 300 && ![400, 404, 409, 422].includes(status))
    throw new Error(
      `${what}: ${status} ${JSON.stringify(body)}\n${life.truchement.logs.slice(-3).join('\n')}`,
    );
  if (status < 300) note(life, what.split(' ')[0]!);
  return status < 300 ? body : null;
};
/** Counts what happened, so that nobody takes a life for full in which everything was refused. */
export const note = ({ done }: Life, what: string, times = 1): void =>
  void done.set(what, (done.get(what) ?? 0) + times);

/** Time goes on by itself, a second with each act, however long it takes: the same life has the same moments. */
export const goOn = ({ truchement, time }: Life, ms = 1_000): void => {
  time.ms += ms;
  truchement.clock.set(new Date(time.ms));
};

/** What the coordination reads, which must be there. */
export const read = async ({ network }: Life, path: string): Promise<any> =>
  (await network.coordinator.get(path).expect(200)).body;
/** All of a list, page after page. */
export const readAll = async (life: Life, path: string): Promise<any[]> => {
  const all: any[] = [];
  let cursor: string | null = null;
  do {
    const { items, nextCursor }: any = await read(
      life,
      `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${cursor}` : ''}`,
    );
    all.push(...items);
    cursor = nextCursor;
  } while (cursor);
  return all;
};
