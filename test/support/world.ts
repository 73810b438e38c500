import { randomInt } from 'node:crypto';
import supertest, { type Test } from 'supertest';
import { Accounts, ApiTokens } from '../../src/identity/index.js';
import { newId } from '../../src/kernel/ids.js';
import { hasLuhnKey } from '../../src/network/domain/luhn.js';
import type { TestApp } from './test-app.js';

/**
 * The people and papers of a network, made as they are made in life: by its coordination, through the API. Each builder
 * has what is usual for whatever the test does not care about; what it gives back is the API's answer.
 */

/** Somebody with a token: `await gp.post('/bookings', {…}).expect(201)`. */
export type Actor = Readonly<{
  token: string;
  as: (request: Test) => Test;
  get: (path: string) => Test;
  post: (path: string, body?: object) => Test;
}>;

export type Network = Readonly<{ id: string; name: string; truchement: TestApp; coordinator: Actor }>;
export type Made = Readonly<{ id: string }>;
export type Person = Made & Actor & Readonly<{ email: string }>;
type Fields = Readonly<Record<string, unknown>>;

/** A token for an account that exists. */
export const tokenOf = async ({ app, database }: TestApp, email: string): Promise<string> => {
  const account = await app.get(Accounts).byEmail(email);
  if (!account) throw new Error(`${email} has no account`);
  return database.transaction((tx) => app.get(ApiTokens).issue(tx, account));
};

/** Whoever has an account at this address. */
export const actor = async (truchement: TestApp, email: string): Promise<Actor> => {
  const token = await tokenOf(truchement, email);
  const as = (request: Test): Test => request.set('authorization', `Bearer ${token}`);
  const http = supertest(truchement.url);
  return {
    token,
    as,
    get: (path) => as(http.get(`/api/v1${path}`)),
    post: (path, body) => as(body ? http.post(`/api/v1${path}`).send(body) : http.post(`/api/v1${path}`)),
  };
};

export const anAdmin = async (truchement: TestApp): Promise<Actor> => {
  const email = anEmail('admin');
  await truchement.database.transaction((tx) =>
    truchement.app.get(Accounts).open(tx, { networkId: null, email, role: 'admin' }),
  );
  return actor(truchement, email);
};

export const aNetwork = async (
  truchement: TestApp,
  {
    name = 'Rouen',
    timeZone = 'Europe/Paris',
    ...more
  }: Readonly<{ name?: string; timeZone?: string }> & Fields = {},
): Promise<Network> => {
  const coordinatorEmail = anEmail('coordination');
  const { body } = await (
    await anAdmin(truchement)
  )
    .post('/networks', { name, timeZone, coordinatorEmail, ...more })
    .expect(201);
  return { id: body.id, name, truchement, coordinator: await actor(truchement, coordinatorEmail) };
};

export const aPractice = (network: Network, fields: Fields = {}): Promise<Made> =>
  make(network, '/practices', {
    name: 'MSP de la Grand-Mare',
    kind: 'msp',
    commune: 'Rouen',
    inseeCode: '76540',
    postcode: '76000',
    address: '1 place de la Mairie',
    contactPhone: '02 61 91 00 01',
    ...fields,
  });

/** A general practitioner of one practice since 2020, enrolled unless told otherwise. */
export const aProfessional = async (
  network: Network,
  { practice, enrolled = true, ...fields }: Readonly<{ practice?: Made; enrolled?: boolean }> & Fields = {},
): Promise<Person> => {
  const email = anEmail('gp');
  const places = fields['practices'] ?? [
    { practiceId: (practice ?? (await aPractice(network))).id, from: '2020-01-01' },
  ];
  const professional = await make(network, '/professionals', {
    givenName: 'Médecin',
    familyName: 'MSP',
    profession: 'general_practitioner',
    email,
    rpps: anRpps(),
    ...fields,
    practices: places,
  });
  if (enrolled) await network.coordinator.post(`/professionals/${professional.id}/enrol`).expect(201);
  return { ...professional, ...(await actor(network.truchement, professional.email)) };
};

/** The secretariat of a practice. */
export const aStaff = async (network: Network, practice?: Made): Promise<Person> =>
  anAccount(network, 'staff', { practiceId: (practice ?? (await aPractice(network))).id });

export const aFunder = (network: Network, fields: Fields = {}): Promise<Made> =>
  make(network, '/funders', { name: 'Médecins du Monde', kind: 'association', ...fields });

/** Somebody who reads for a funder, or answers for a provider, or another coordinator. */
export const anAccount = async (network: Network, role: string, scope: Fields = {}): Promise<Person> => {
  const account = await make(network, '/accounts', { email: anEmail(role), role, ...scope });
  return { ...account, ...(await actor(network.truchement, account.email)) };
};

/** Somebody who ran this agreement before, as after a handover. */
export const aFormerCarrier = async (
  { id: networkId, truchement }: Network,
  agreement: Made,
  openUntil = '2099-12-31',
): Promise<Person> => {
  const email = anEmail('former');
  const id = await truchement.database.transaction((tx) =>
    truchement.app
      .get(Accounts)
      .open(tx, { networkId, email, role: 'former_carrier', agreementId: agreement.id, openUntil }),
  );
  return { id, email, ...(await actor(truchement, email)) };
};

/** An agreement of this and the next years over 1,500.00 €, open to everything, that blocks when it is exhausted. */
export const anAgreement = async (
  network: Network,
  { funder, ...fields }: Readonly<{ funder?: Made }> & Fields = {},
): Promise<Made> =>
  make(network, '/agreements', {
    funderId: (funder ?? (await aFunder(network))).id,
    carrier: 'Médecins du Monde',
    title: 'Interprétariat en médecine de ville',
    reference: `C-${newId().slice(-6)}`,
    startsOn: '2021-01-01',
    endsOn: '2099-12-31',
    grantCents: 150_000,
    priority: 100,
    onExhaustion: 'block',
    unspent: 'repayment',
    ...fields,
    eligibility: {
      modalities: [],
      professions: [],
      communes: [],
      categories: [],
      ...(fields['eligibility'] ?? {}),
    },
  });

/** A provider with a telephone number and a code; with `baseUrl`, one with an API, whose secret comes with it. */
export const aProvider = (network: Network, fields: Fields = {}): Promise<Made & { secret?: string }> =>
  make(network, '/providers', {
    name: 'ISM Interprétariat',
    modalities: ['phone_now', 'phone_booked', 'video', 'on_site'],
    phoneNumber: '02 61 91 00 02',
    ...fields,
  });

/** Rouen's tariff with ISM, since 2020: 18.00 € for the first 15 minutes, then 1.00 € per started minute. */
export const aTariff = (network: Network, provider: Made, fields: Fields = {}): Promise<Made> =>
  make(network, `/providers/${provider.id}/tariffs`, {
    validFrom: '2020-01-01',
    stacking: 'highest',
    vatBasisPoints: 0,
    rules: [
      {
        type: 'block',
        modalities: ['phone_now', 'phone_booked', 'video', 'on_site'],
        firstMinutes: 15,
        firstCents: 1800,
        stepMinutes: 1,
        stepCents: 100,
        basis: 'actual',
      },
    ],
    ...fields,
  });

/** A code given since 2021 by a professional, a practice, or (neither) the whole network. */
export const anAccessCode = (
  network: Network,
  {
    provider,
    agreement,
    professional,
    practice,
    ...fields
  }: Readonly<{ provider: Made; agreement: Made; professional?: Made; practice?: Made }> & Fields,
): Promise<Made & { code: string }> =>
  make(network, `/providers/${provider.id}/access-codes`, {
    ...(professional && { professionalId: professional.id }),
    ...(practice && { practiceId: practice.id }),
    agreementId: agreement.id,
    code: `ROU-${newId().slice(-8)}`,
    validFrom: '2021-01-01',
    ...fields,
  });

/** An address that nobody else has. */
export const anEmail = (whose: string): string => `${whose}-${newId().slice(-12)}@rouen.example`;

/** An RPPS number with its key. */
export const anRpps = (): string => {
  const body = `1${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
  return [...'0123456789'].map((key) => body + key).find(hasLuhnKey)!;
};

const make = async (network: Network, path: string, body: Fields): Promise<any> => {
  const answer = await network.coordinator.post(path, body);
  if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
