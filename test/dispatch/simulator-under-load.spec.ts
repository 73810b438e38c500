import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const callbacks = path.resolve(import.meta.dirname, '../../.test-build/dispatch/simulator/callbacks.js');

/** As a process of its own: a warning is the process's. */
const fiftyCallbacksToNobody = `
  const { Callbacks } = await import(${JSON.stringify(callbacks)});
  const retries = { firstMs: 60_000, longestMs: 60_000, giveUpAfterMs: 600_000 };
  const callbacks = new Callbacks('whsec_${Buffer.alloc(32, 1).toString('base64')}', { now: () => new Date() }, retries);
  const event = { type: 'x', bookingId: 'b', offerId: 'o', occurredAt: new Date().toISOString() };
  await Promise.all(Array.from({ length: 50 }, () => callbacks.send('http://127.0.0.1:9/', event)));
  callbacks.forget();
  console.log('done');`;

it('keeps at many callbacks at once without a word about leaks', async () => {
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', fiftyCallbacksToNobody]);
  expect(await run).toEqual({ stdout: 'done\n', stderr: '' });
});
