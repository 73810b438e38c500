import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Directory } from '../../src/network/index.js';
import { newId } from '../../src/kernel/ids.js';
import { NotFound } from '../../src/kernel/errors.js';
import { ReferenceCache } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, aPractice, aProfessional, aProvider, type Network } from '../support/world.js';

describe('the directory', () => {
  let truchement: TestApp;
  let directory: Directory;
  let cache: ReferenceCache;
  let rouen: Network;
  let bordeaux: Network;
  beforeAll(async () => {
    truchement = await startTestApp();
    directory = truchement.app.get(Directory);
    cache = truchement.app.get(ReferenceCache);
    rouen = await aNetwork(truchement);
    bordeaux = await aNetwork(truchement, {
      name: 'Saint-Denis',
      timeZone: 'Indian/Reunion',
      showsPrices: false,
    });
  });
  afterAll(() => truchement.close());

  it('knows what holds for a network', async () => {
    expect(await directory.network(bordeaux.id)).toEqual({
      id: bordeaux.id,
      name: 'Saint-Denis',
      timeZone: 'Indian/Reunion',
      showsPrices: false,
    });
    await expect(directory.network(newId())).rejects.toThrow(NotFound);
  });

  it('names providers by priority, then by name', async () => {
    for (const [name, priority] of [
      ['C', 10],
      ['B', 100],
      ['A', 100],
    ] as const)
      await aProvider(rouen, { name, priority });
    await cache.refresh(rouen.id);
    expect((await directory.providers(rouen.id)).map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  });

  it('reads nothing again while nothing changes, and sees a new provider as soon as the revision is looked at', async () => {
    await cache.refresh(rouen.id);
    const before = await directory.providers(rouen.id);
    await cache.refresh(rouen.id);
    expect(await directory.providers(rouen.id)).toBe(before);
    const osiris = await aProvider(rouen, { name: 'Osiris' });
    await cache.refresh(rouen.id);
    expect(await directory.provider(rouen.id, osiris.id)).toMatchObject({
      name: 'Osiris',
      networkId: rouen.id,
    });
    expect(await directory.networkOfProvider(osiris.id)).toBe(rouen.id);
  });

  it('sees an enrolment change, with the places where someone works', async () => {
    const practice = await aPractice(rouen);
    const gp = await aProfessional(rouen, { practice });
    await cache.refresh(rouen.id);
    expect(await directory.professional(rouen.id, gp.id)).toMatchObject({
      status: 'enrolled',
      practices: [{ practiceId: practice.id, from: '2020-01-01', until: null }],
    });
    await rouen.coordinator.post(`/professionals/${gp.id}/suspend`).expect(201);
    await cache.refresh(rouen.id);
    expect((await directory.professional(rouen.id, gp.id))?.status).toBe('suspended');
    expect(await directory.practice(rouen.id, practice.id)).toMatchObject({ inseeCode: '76540' });
  });

  it('finds nothing under another network, nor under what is no id', async () => {
    const [practice, provider] = [
      await aPractice(rouen),
      await aProvider(rouen, { baseUrl: 'https://ism.example' }),
    ];
    const gp = await aProfessional(rouen, { practice });
    await cache.refresh(bordeaux.id);
    expect(await directory.practice(bordeaux.id, practice.id)).toBeUndefined();
    expect(await directory.professional(bordeaux.id, gp.id)).toBeUndefined();
    expect(await directory.provider(bordeaux.id, provider.id)).toBeUndefined();
    expect(await directory.providerSecret(bordeaux.id, provider.id)).toBeNull();
    expect(await directory.practice(rouen.id, 'x')).toBeUndefined();
    expect(await directory.professional(rouen.id, 'x')).toBeUndefined();
    expect(await directory.networkOfProvider('x')).toBeUndefined();
    expect(await directory.networkOfProvider(newId())).toBeUndefined();
  });
});
