import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the program', () => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp();
  });
  afterAll(() => truchement.close());

  it('says that it lives and that it is ready', async () => {
    await truchement.http.get('/health/live').expect(200, { status: 'live' });
    await truchement.http
      .get('/health/ready')
      .expect(200, { status: 'ready', database: 'answers', queue: 'answers' });
  });

  it('asks for a token, in the language of whoever calls', async () => {
    const french = await truchement.http.get('/api/v1/me').expect(401);
    expect(french.headers['content-type']).toContain('application/problem+json');
    expect(french.body).toMatchObject({
      type: '/problems/unauthenticated',
      title: 'Connexion nécessaire',
      status: 401,
    });
    const english = await truchement.http.get('/api/v1/me').set('accept-language', 'en-GB').expect(401);
    expect(english.body.title).toBe('Authentication needed');
  });

  it('speaks the language that is wished for most', async () => {
    const titleIn = async (wish: string) =>
      (await truchement.http.get('/api/v1/me').set('accept-language', wish)).body.title;
    expect(await titleIn('en;q=0.1, fr;q=0.9')).toBe('Connexion nécessaire');
    expect(await titleIn('de, en-GB;q=0.8, fr;q=0.7')).toBe('Authentication needed');
  });

  it('says how to be let in, keeps answers out of caches, and refuses an unreadable address as any other', async () => {
    const refused = await truchement.http.get('/api/v1/me').expect(401);
    expect(refused.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
    const unreadable = await truchement.http.get('/api/v1/bookings/%ff').expect(404);
    expect(unreadable.headers['content-type']).toContain('application/problem+json');
  });

  it('describes itself', async () => {
    const { body } = await truchement.http.get('/api/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toContain('/api/v1/me');
  });
});
