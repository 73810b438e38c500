import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdf } from '../support/read-pdf.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork } from '../support/world.js';
import { twoAgreements } from './two-agreements.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

const executed = async () => {
  const scheme = await twoAgreements(truchement);
  await scheme.book(scheme.doctors[0]!, '2023-02-10');
  const { id } = await scheme.handOver();
  return { ...scheme, id, done: await scheme.execute(id) };
};
const fileNameOf = (headers: Record<string, string>): string =>
  /filename="([^"]+)"/.exec(headers['content-disposition']!)![1]!;

describe('the sealed record of a handover', () => {
  it('is, byte for byte, what its hash is of: the command of the operations guide says so', async () => {
    const { coordinator, id, done } = await executed();
    const { body, headers } = await coordinator.get(`/handovers/${id}/record.json`).responseType('blob');
    expect(headers['content-type']).toContain('application/json');
    const folder = await mkdtemp(join(tmpdir(), 'relay-'));
    await writeFile(join(folder, fileNameOf(headers)), body);
    const guide = await readFile('docs/operations.md', 'utf8');
    const command = /^sha256sum .*$/m.exec(guide)![0];
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: folder });
    await rm(folder, { recursive: true });
    expect(stdout.split(' ')[0]).toBe(done.hash);
    expect(JSON.parse(body.toString())).toMatchObject({
      id,
      result: done.result,
      executedBy: done.draftedBy,
    });
    expect(JSON.parse(body.toString())).not.toHaveProperty('hash');
  });

  it('is printed on one page, the same bytes whenever it is asked for', async () => {
    const { coordinator, id } = await executed();
    const pdf = async () =>
      (await coordinator.get(`/handovers/${id}/record.pdf`).responseType('blob').expect(200)).body as Buffer;
    const one = await pdf();
    truchement.clock.set('2024-06-01T09:00:00+02:00');
    expect(one.equals(await pdf())).toBe(true);
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    const { pages, texts, xmp, roles } = readPdf(one);
    expect(pages).toBe(1);
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(roles).toMatchObject({ H1: 1, Table: 3 });
    for (const said of [
      'Passage de relais du 1er février 2023',
      'Ce qui est passé',
      'Qui a décidé',
      'Empreinte SHA-256',
    ])
      expect(texts[0]).toContain(said);
  });

  it('is not there before the handover is executed, nor for anybody else', async () => {
    const { id } = await executed();
    const elsewhere = await aNetwork(truchement, { name: 'Ailleurs' });
    const { handOver, coordinator } = await twoAgreements(truchement);
    const prepared = await handOver();
    for (const file of ['record.json', 'record.pdf']) {
      await elsewhere.coordinator.get(`/handovers/${id}/${file}`).expect(404);
      await coordinator.get(`/handovers/${prepared.id}/${file}`).expect(404);
    }
  });
});
