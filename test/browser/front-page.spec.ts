import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FrontPage } from '../../src/front/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, anAgreement } from '../support/world.js';
import { takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

const browser = useBrowser();

describe('the front page', () => {
  it.each(['phone', 'desktop'] as const)('is open to everyone on a %s', async (screen) => {
    const { page, context, complaints } = await browser.open({ screen });
    await page.goto(truchement.url);
    expect(await page.textContent('h1')).toBe('Truchement est en marche.');
    expect(complaints).toEqual([]);
    await takePicture(page, `front-page-${screen}`);
    await context.close();
  });

  it('speaks English to whoever chooses it, all of it', async () => {
    const english = await truchement.http.get('/').set('cookie', 'truchement_language=en').expect(200);
    expect(english.text).toContain('is running');
    expect(english.text).toContain('Sign in');
    expect(english.text).not.toMatch(/[àâéèêôù]|est en marche/i);
  });

  it('says that it is a demonstration where all that it holds is one', async () => {
    const surroundings = {
      version: '0',
      role: 'all',
      queue: 'PostgreSQL',
      simulatorUrl: 'http://127.0.0.1:1',
    } as const;
    expect((await truchement.http.get('/')).text).not.toContain('Démonstration');
    truchement.app.get(FrontPage).tellAll(surroundings);
    expect((await truchement.http.get('/')).text).toContain('Démonstration');
    await anAgreement(await aNetwork(truchement, { name: 'PRISME Bordeaux' }), { title: 'PRISME 2026' });
    expect((await truchement.http.get('/')).text).not.toMatch(/PRISME|€/);
  });
});
