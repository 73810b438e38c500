import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { asks, token, type Program } from '../start/program.js';
import { callList } from './call-list.js';

export type SomeDays = Readonly<{ visitId: string; importId: string; ismId: string; agreementId: string }>;

const ZONE = 'Europe/Paris';

/** Lives some days in Rouen, through the API: calls, a visit to come, a month's call list of which two lines find nobody. */
export const makeSomeDays = async (truchement: Program, dataDir: string): Promise<SomeDays> => {
  const bearerOf = async (email: string): Promise<string> =>
    (await token(email, { DATA_DIR: dataDir })).out.trim();
  const admin = await bearerOf('admin@truchement.example');
  const gp = await bearerOf('gp@rouen.example');
  const coordination = await bearerOf('coordination@rouen.example');
  const find = async (path: string, name: string): Promise<any> =>
    (await asks(truchement, coordination, path)).items.find((item: any) =>
      (item.name ?? item.title).startsWith(name),
    );

  const today = Temporal.Now.plainDateISO(ZONE);
  const calls: { id: string }[] = [];
  for (const language of ['kat', 'ara', 'prs']) {
    calls.push(
      await say(truchement, gp, '/bookings', { modality: 'phone_now', language, expectedMinutes: 20 }),
    );
  }
  const visit = await say(truchement, gp, '/bookings', {
    modality: 'on_site',
    language: 'prs',
    expectedMinutes: 60,
    category: 'ame',
    startsAt: at(nextTuesday(today), '10:30'),
  });

  await addAssociation(truchement, coordination);
  await say(truchement, gp, '/bookings', {
    modality: 'phone_booked',
    language: 'kat',
    expectedMinutes: 30,
    startsAt: at(nextTuesday(today).add({ days: 2 }), '15:00'),
  });

  const ism = await find('/providers', 'ISM');
  const { id: importId } = await send(
    truchement,
    coordination,
    `/providers/${ism.id}/imports`,
    callList(today),
  );
  await invite(truchement, coordination);
  await say(truchement, admin, '/networks', {
    name: 'Évreux',
    coordinatorEmail: 'coordination@evreux.example',
  });
  const until = async (path: string, status: string): Promise<void> => {
    while ((await asks(truchement, coordination, path)).status !== status) await pause(100);
  };
  await until(`/imports/${importId}`, 'done');
  await until(`/bookings/${visit.id}`, 'confirmed');
  for (const { id } of calls) await until(`/bookings/${id}`, 'completed');
  const agreement = await find('/agreements', 'CTAI / RSP, année');
  return { visitId: visit.id, importId, ismId: ism.id, agreementId: agreement.id };
};

/** An association without an API, asked before the others. */
const addAssociation = async (truchement: Program, bearer: string): Promise<void> => {
  const { id: providerId } = await say(truchement, bearer, '/providers', {
    name: 'Association du Cailly',
    dispatch: 'mail',
    modalities: ['phone_booked'],
    notice: [{ modality: 'phone_booked', minutes: 60 }],
    call: 'provider_calls',
    priority: 1,
  });
  const block = { firstMinutes: 30, firstCents: 2400, stepMinutes: 15, stepCents: 1200, basis: 'actual' };
  await say(truchement, bearer, `/providers/${providerId}/tariffs`, {
    validFrom: '2021-07-01',
    stacking: 'highest',
    vatBasisPoints: 0,
    rules: [{ type: 'block', modalities: ['phone_booked'], ...block }],
  });
  await say(truchement, bearer, '/accounts', {
    email: 'association@rouen.example',
    role: 'provider',
    providerId,
  });
};

/** A midwife who is enrolled and has never called. */
const invite = async (truchement: Program, bearer: string): Promise<void> => {
  const { items } = await asks(truchement, bearer, '/practices');
  const midwife = await say(truchement, bearer, '/professionals', {
    givenName: 'Sage-femme 1',
    familyName: 'MSP',
    profession: 'midwife',
    email: 'sage-femme@rouen.example',
    practices: [{ practiceId: items[0].id, from: Temporal.Now.plainDateISO(ZONE).toString() }],
  });
  await say(truchement, bearer, `/professionals/${midwife.id}/enrol`, {});
};

const at = (day: Temporal.PlainDate, plainTime: string): string =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime }).toInstant().toString();

/** A Tuesday, two days from now at the earliest. */
const nextTuesday = (today: Temporal.PlainDate): Temporal.PlainDate => {
  const soonest = today.add({ days: 2 });
  return soonest.add({ days: (9 - soonest.dayOfWeek) % 7 });
};

const say = (truchement: Program, bearer: string, path: string, body: object): Promise<any> =>
  ask(truchement, bearer, path, JSON.stringify(body), { 'content-type': 'application/json' });

const send = (truchement: Program, bearer: string, path: string, list: string): Promise<any> => {
  const form = new FormData();
  form.set('file', new Blob([list], { type: 'text/csv' }), 'appels.csv');
  return ask(truchement, bearer, path, form);
};

const ask = async (
  { url }: Program,
  bearer: string,
  path: string,
  body: string | FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<any> => {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, ...headers },
    body,
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
