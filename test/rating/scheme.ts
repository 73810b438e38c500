import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Test } from 'supertest';
import { Accounts, ApiTokens, type NewAccount } from '../../src/identity/index.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** A network with one provider and its coordinator, who speaks HTTP with a token. */
export type Scheme = Readonly<{
  networkId: Id;
  providerId: Id;
  get: (path: string) => Test;
  post: (path: string, body: object) => Test;
  practice: (postcode: string) => Promise<Id>;
  /** The token of a professional of the network. */
  professional: () => Promise<string>;
}>;

export type Rating = Readonly<{ truchement: TestApp; scheme: () => Promise<Scheme> }>;

/** The program, and as many networks as a test asks for. */
export const startRating = async (): Promise<Rating> => {
  const truchement = await startTestApp();
  truchement.clock.set('2022-01-03T09:00:00+01:00');
  return { truchement, scheme: () => schemeOf(truchement) };
};

const schemeOf = async ({ app, database, http, clock }: TestApp): Promise<Scheme> => {
  const [networkId, providerId, at] = [newId(), newId(), clock.now()];
  await database.rows(sql`
    INSERT INTO network (id, name, time_zone, shows_prices, created_at)
    VALUES (${networkId}, 'Rouen', 'Europe/Paris', true, ${at})`);
  await database.rows(sql`
    INSERT INTO provider (network_id, id, name, dispatch, modalities, languages, departments, communes, notice,
                          answer_within_minutes, usage_due_days, call, priority, created_at)
    VALUES (${networkId}, ${providerId}, 'ISM', 'phone_code', '{phone_now,phone_booked,video,on_site}', '{}', '{}', '{}',
            '[]', 60, 45, 'professional_dials', 1, ${at})`);

  const join = (account: Pick<NewAccount, 'role' | 'professionalId'>) =>
    database.transaction(async (tx) => {
      const email = `${randomUUID()}@rouen.example`;
      const accountId = await app.get(Accounts).open(tx, { ...account, networkId, email });
      return app.get(ApiTokens).issue(tx, accountId);
    });
  const token = await join({ role: 'coordinator' });

  return {
    networkId,
    providerId,
    get: (path) => http.get(`/api/v1${path}`).auth(token, { type: 'bearer' }),
    post: (path, body) => http.post(`/api/v1${path}`).auth(token, { type: 'bearer' }).send(body),
    practice: async (postcode) => {
      const id = newId();
      await database.rows(sql`
        INSERT INTO practice (network_id, id, name, kind, commune, insee_code, postcode, address, contact_phone, created_at)
        VALUES (${networkId}, ${id}, 'MSP', 'msp', 'Rouen', '76540', ${postcode}, '1 rue du Nord', '+33235000000', ${at})`);
      return id;
    },
    professional: async () => {
      const id = newId();
      await database.rows(sql`
        INSERT INTO professional (network_id, id, given_name, family_name, profession, email, status, created_at)
        VALUES (${networkId}, ${id}, 'Anne', 'Petit', 'general_practitioner', 'gp@rouen.example', 'enrolled', ${at})`);
      return join({ role: 'professional', professionalId: id });
    },
  };
};
