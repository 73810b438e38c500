import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

const asBrowser = (path: string) =>
  truchement.http.get(path).set('accept', 'text/html,application/xhtml+xml,*/*;q=0.8');

describe('a page', () => {
  it('lets in nothing but our own files, and no frame around it', async () => {
    const { headers } = await asBrowser('/style').expect(200);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; " +
        "base-uri 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('has no style and no script of its own, in any component', async () => {
    const { text } = await asBrowser('/style');
    expect(text).toMatch(/^<!doctype html><html lang="fr">/);
    expect(text).not.toMatch(/\sstyle=|<style|\son\w+=|javascript:/);
    expect([...text.matchAll(/<script\b[^>]*>([^<]*)/g)].map(([, inside]) => inside).join('')).toBe('');
  });

  it('gives each id once', async () => {
    const { text } = await asBrowser('/style');
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });
});

describe('what goes wrong', () => {
  it('is a page for a browser and a problem for a program', async () => {
    const page = await asBrowser('/nowhere').expect(404);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('Cette page n’existe pas, ou ne vous est pas ouverte');
    const problem = await truchement.http.get('/nowhere').expect(404);
    expect(problem.headers['content-type']).toContain('application/problem+json');
    const asked = await truchement.http
      .get('/nowhere')
      .set('accept', 'application/json, text/html')
      .expect(404);
    expect(asked.headers['content-type']).toContain('application/problem+json');
  });

  it('says what is safe when the fault is ours, and how to name it, but nothing of its insides', async () => {
    const { text, headers } = await asBrowser('/style/refused').expect(500);
    expect(text).toContain('La page n’a pas pu se faire. Votre demande, elle, est gardée.');
    expect(text).toContain(String(headers['x-request-id']));
    expect(text).not.toContain('shown as it is shown');
  });

  it('writes what was asked for as text, never as markup', async () => {
    const { text } = await asBrowser('/%3Cscript%3Ealert(1)%3C/script%3E').expect(404);
    expect(text).not.toMatch(/<script>|alert\(1\)<\/script/);
  });

  it('asks for a sign-in where there is none', async () => {
    const { text } = await asBrowser('/api/v1/me').expect(401);
    expect(text).toContain('Cette page demande de se connecter');
  });
});

describe('the language', () => {
  const choose = (fields: Record<string, string>) =>
    truchement.http.post('/language').type('form').send(fields).redirects(0);

  it('is the browser’s, until the person chooses another', async () => {
    const english = await asBrowser('/nowhere').set('accept-language', 'en-GB').expect(404);
    expect(english.text).toContain('<html lang="en">');
    const chosen = await choose({ language: 'fr', to: '/style' }).expect(303);
    expect(chosen.headers['location']).toBe('/style');
    const cookie = String(chosen.headers['set-cookie']).split(';')[0]!;
    const french = await asBrowser('/nowhere')
      .set('accept-language', 'en-GB')
      .set('cookie', cookie)
      .expect(404);
    expect(french.text).toContain('<html lang="fr">');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/a\r\nset-cookie: x=1', ''])(
    'never leads elsewhere: %j',
    async (to) => {
      const answer = await choose({ language: 'en', to }).expect(303);
      expect(answer.headers['location']).toBe('/');
    },
  );

  it('can’t be chosen by another site', async () => {
    await choose({ language: 'en' }).set('origin', 'https://evil.example').expect(403);
  });
});
