import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { queueBackend } from '../../src/platform/queue/queue-backend.js';

export type QueueStore = Readonly<{ databaseUrl: string; queueUrl: string | null }>;
export const BARE_QUEUE = 'bare';

/** BullMQ and nothing else: one process adds a job, another has it. Both on the program's own settings of the store. */
export const startBareQueue = async (
  databaseUrl: string,
  queueUrl: string | null,
): Promise<Readonly<{ process: () => Promise<number>; stop: () => Promise<void> }>> => {
  const receiver = fork(fileURLToPath(import.meta.resolve('./bare-queue-receiver.js')), { execArgv: [] });
  const nextMessage = (): Promise<unknown> => new Promise((resolve) => receiver.once('message', resolve));
  const ready = nextMessage();
  receiver.send({ databaseUrl, queueUrl } satisfies QueueStore);
  await ready;
  const backend = queueBackend(queueUrl, databaseUrl, 1);
  const queue = backend.queue(BARE_QUEUE);
  queue.on('error', () => undefined);
  return {
    /** Milliseconds from before the job is added until it is handled, both by the one clock of the machine. */
    process: async () => {
      const handled = nextMessage();
      const addedAt = process.hrtime.bigint();
      const data = { networkId: randomUUID(), eventId: randomUUID(), subjectId: randomUUID() };
      await queue.addBulk([
        { name: BARE_QUEUE, data, opts: { jobId: data.eventId, removeOnComplete: true } },
      ]);
      return Number(BigInt((await handled) as string) - addedAt) / 1e6;
    },
    stop: async () => {
      const ended = new Promise((resolve) => receiver.once('exit', resolve));
      receiver.send('stop');
      await ended;
      await queue.close();
      await backend.close();
    },
  };
};
