import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { BenchDatabase } from './surroundings.js';

export const PROVIDER_SECRET = 'whsec_YW4gZXhhbXBsZSBvbmx5OiBuZXZlciB1c2UgdGhpcyE=';

export type World = Readonly<{
  networkId: string;
  coordinatorToken: string;
  gpToken: string;
  agreementId: string;
  providerId: string;
  /** Of the six GPs, each with a code of their own. */
  codes: readonly string[];
}>;

/**
 * A network as a coordinator would make it, through the API: one agreement of ten million euros that pays for everything,
 * one provider, six GPs of one practice.
 * @param url where the program answers.
 * @param providerUrl where the provider's own API answers.
 */
export const aWorld = async (database: BenchDatabase, url: string, providerUrl: string): Promise<World> => {
  const admin = await tokenOf(database, await anAdmin(database));
  const coordinatorEmail = `coordination-${randomUUID()}@rouen.example`;
  const as = (token: string) => (path: string, body?: object) => post(`${url}/api/v1${path}`, token, body);
  const { id: networkId } = await as(admin)('/networks', {
    name: 'Rouen',
    timeZone: 'Europe/Paris',
    coordinatorEmail,
  });
  const coordinatorToken = await tokenOf(database, coordinatorEmail);
  const make = as(coordinatorToken);
  const funder = await make('/funders', { name: 'Médecins du Monde', kind: 'association' });
  const agreement = await make('/agreements', {
    funderId: funder.id,
    carrier: 'Médecins du Monde',
    title: 'Interprétariat en médecine de ville',
    reference: 'BANC',
    startsOn: '2021-01-01',
    endsOn: '2099-12-31',
    grantCents: 1_000_000_000,
    priority: 100,
    eligibility: { modalities: [], professions: [], communes: [], categories: [] },
    onExhaustion: 'block',
    unspent: 'repayment',
  });
  const provider = await make('/providers', {
    name: 'ISM Interprétariat',
    modalities: ['phone_now', 'phone_booked', 'video', 'on_site'],
    phoneNumber: '02 61 91 00 02',
    baseUrl: providerUrl,
    secret: PROVIDER_SECRET,
  });
  await make(`/providers/${provider.id}/tariffs`, {
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
  });
  const practice = await make('/practices', {
    name: 'MSP de la Grand-Mare',
    kind: 'msp',
    commune: 'Rouen',
    inseeCode: '76540',
    postcode: '76000',
    address: '1 place de la Mairie',
    contactPhone: '02 61 91 00 01',
  });
  const emails: string[] = [];
  const codes: string[] = [];
  for (let number = 1; number <= 6; number++) {
    const email = `gp-${randomUUID()}@rouen.example`;
    const gp = await make('/professionals', {
      givenName: 'Médecin',
      familyName: 'MSP',
      profession: 'general_practitioner',
      email,
      practices: [{ practiceId: practice.id, from: '2020-01-01' }],
    });
    await make(`/professionals/${gp.id}/enrol`);
    const code = `ROU-MG-0${number}`;
    await make(`/providers/${provider.id}/access-codes`, {
      professionalId: gp.id,
      agreementId: agreement.id,
      code,
      validFrom: '2021-01-01',
    });
    emails.push(email);
    codes.push(code);
  }
  const gpToken = await tokenOf(database, emails[0]!);
  return { networkId, coordinatorToken, gpToken, agreementId: agreement.id, providerId: provider.id, codes };
};

export const post = async (url: string, token: string, body?: object): Promise<{ id: string }> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
};

const anAdmin = async ({ sql }: BenchDatabase): Promise<string> => {
  const email = `admin-${randomUUID()}@rouen.example`;
  await sql.query(
    `INSERT INTO account (id, email, role, created_at) VALUES ($1, $2, 'admin', now()) ON CONFLICT DO NOTHING`,
    [randomUUID(), email],
  );
  return email;
};

export const tokenOf = async ({ sql }: BenchDatabase, email: string): Promise<string> => {
  const token = `trm_${randomBytes(32).toString('base64url')}`;
  await sql.query(
    `INSERT INTO api_token (id, account_id, hash, created_at) SELECT $1, id, $2, now() FROM account WHERE email = $3`,
    [randomUUID(), createHash('sha256').update(token).digest(), email],
  );
  return token;
};
