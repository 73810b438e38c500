import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAdmin, aNetwork, aProfessional, type Person } from '../support/world.js';

describe('languages', () => {
  let truchement: TestApp;
  let gp: Person;
  beforeAll(async () => {
    truchement = await startTestApp();
    gp = await aProfessional(await aNetwork(truchement));
  });
  afterAll(() => truchement.close());

  it('are found as people type them, without accents or capitals', async () => {
    const { body } = await gp.get('/languages?q=DARI').expect(200);
    expect(body[0]).toEqual({ code: 'prs', name: 'dari', endonym: expect.any(String), variants: [] });
    const [georgian] = (await gp.get('/languages?q=georgien').expect(200)).body;
    expect(georgian.code).toBe('kat');
  });

  it('are all listed to whoever asks for none, with the spoken forms of Arabic under Arabic', async () => {
    for (const someone of [gp, await anAdmin(truchement)]) {
      const { body } = await someone.get('/languages').expect(200);
      expect(body.length).toBeGreaterThan(100);
      const arabic = body.find(({ code }: { code: string }) => code === 'ara');
      expect(arabic.variants.map(({ code }: { code: string }) => code)).toContain('ary');
      expect((await someone.get('/languages?q=')).body).toEqual(body);
    }
  });

  it('are not told to strangers, and nothing else can be asked', async () => {
    await truchement.http.get('/api/v1/languages').expect(401);
    await gp.get('/languages?query=dari').expect(400);
  });
});
