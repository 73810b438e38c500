import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { allAssets, assets } from '../../src/web/assets.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

const FIRST_VIEW_BYTES = 60_000;

describe('what pages are drawn with', () => {
  it('weighs, page included, less than 60 kB on the way', async () => {
    const page = await truchement.http.get('/style').set('accept-encoding', 'br').responseType('blob');
    const drawn = [assets.stylesheet, assets.htmx, assets.icon, assets.font];
    const weights = drawn.map(({ brotli, body }) => (brotli?.() ?? body).length);
    const whole = weights.reduce((total, weight) => total + weight, Number(page.headers['content-length']));
    expect(page.headers['content-encoding']).toBe('br');
    expect(whole).toBeGreaterThan(20_000);
    expect(whole).toBeLessThan(FIRST_VIEW_BYTES);
  });

  it('is kept by browsers for ever, since its address changes with its content', async () => {
    for (const { url, type } of allAssets) {
      const answer = await truchement.http.get(url).expect(200);
      expect(answer.headers['content-type']).toBe(type);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(url).toMatch(/^\/assets\/[0-9a-f]{10}\/[\w.-]+$/);
    }
    await truchement.http.get('/assets/0000000000/truchement.css').expect(404);
  });

  it('comes compressed to whoever can read that, and plain to the others', async () => {
    const { url, body } = assets.stylesheet;
    const small = await truchement.http.get(url).set('accept-encoding', 'gzip, br').responseType('blob');
    expect(small.headers['content-encoding']).toBe('br');
    expect(small.body).toEqual(body);
    const plain = await truchement.http.get(url).set('accept-encoding', 'identity').responseType('blob');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(body);
  });

  it('names its fonts by the addresses that they have', () => {
    const css = assets.stylesheet.body.toString('utf8');
    const named = [...css.matchAll(/url\('([^']+)'\)/g)].map(([, url]) => url);
    expect(named).toEqual(allAssets.filter(({ type }) => type === 'font/woff2').map(({ url }) => url));
  });
});
