import { queueBackend } from '../../src/platform/queue/queue-backend.js';
import { BARE_QUEUE, type QueueStore } from './bare-queue.js';

process.once('message', (message) => {
  const { databaseUrl, queueUrl } = message as QueueStore;
  const backend = queueBackend(queueUrl, databaseUrl, 1);
  const handle = (): Promise<void> => {
    process.send!(String(process.hrtime.bigint()));
    return Promise.resolve();
  };
  const worker = backend.worker(BARE_QUEUE, handle, { concurrency: 40 });
  worker.on('error', () => undefined);
  process.send!('ready');
  process.once('message', () => {
    void worker
      .close()
      .then(() => backend.close())
      .then(() => process.disconnect());
  });
});
