import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, anAgreement, aProfessional, aProvider, aTariff, type Person } from '../support/world.js';

describe('a request that meets with others', () => {
  let truchement: TestApp;
  let gp: Person;
  beforeAll(async () => {
    truchement = await startTestApp();
    const network = await aNetwork(truchement);
    await anAgreement(network);
    await aTariff(network, await aProvider(network));
    gp = await aProfessional(network);
  });
  afterEach(() => truchement.database.rows(sql`DROP SEQUENCE IF EXISTS tries CASCADE`));
  afterAll(() => truchement.close());

  const ask = (key = 'once') =>
    gp
      .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 15 })
      .set('idempotency-key', key);
  /** What befalls each booking that is written, as PL/pgSQL: a sequence counts also what is undone. */
  const whenWritten = async (happening: string): Promise<void> => {
    await truchement.database.rows(sql`CREATE SEQUENCE tries`);
    await truchement.database.rows(
      sql`CREATE OR REPLACE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS ${raw(`$$ BEGIN ${happening} RETURN NEW; END $$`)}`,
    );
    await truchement.database.rows(
      sql`CREATE OR REPLACE TRIGGER meddle BEFORE INSERT ON booking FOR EACH ROW EXECUTE FUNCTION meddle()`,
    );
  };
  const collide = `RAISE EXCEPTION 'met another' USING ERRCODE = 'serialization_failure';`;

  it('is tried again, more often than it takes', async () => {
    await whenWritten(`IF nextval('tries') < 8 THEN ${collide} END IF;`);
    await ask('often').expect(201);
    await truchement.database.rows(sql`DROP TRIGGER meddle ON booking`);
  });

  it('is told that there are too many at once, and may be sent again as it is', async () => {
    await whenWritten(`PERFORM nextval('tries'); ${collide}`);
    const { body } = await ask('again').expect(503);
    expect(body).toMatchObject({ type: '/problems/too-busy', title: 'Trop de demandes à la fois' });
    await truchement.database.rows(sql`DROP TRIGGER meddle ON booking`);
    await ask('again').expect(201);
  });

  it('is given another reference when the first one is taken', async () => {
    const { body: first } = await ask('first').expect(201);
    await whenWritten(`IF nextval('tries') = 1 THEN NEW.reference := '${first.reference}'; END IF;`);
    const { body: second } = await ask('second').expect(201);
    expect(second.reference).not.toBe(first.reference);
    await truchement.database.rows(sql`DROP TRIGGER meddle ON booking`);
  });
});
