import { once } from 'node:events';
import { readConfig } from './platform/config/config.js';
import { wordsFor } from './start/index.js';

/** Long enough for one Ctrl-C to arrive twice, from the terminal and from npm; too short for a person to press it again. */
const ONE_PRESS_MS = 700;
const FORCED = 130;

/** Starts the program in its role, and stops it on Ctrl-C, SIGTERM or a closed terminal; the second time, at once. */
const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  // A wrong setting is told before the rest takes its time to load.
  const { migrate, start } = await import('./start.js');
  if (config.role === 'migrate') return migrate(config);
  const { signal } = stopWhenTold();
  try {
    const running = await start(config, signal);
    if (running.greeting) process.stdout.write(running.greeting);
    if (!signal.aborted) await once(signal, 'abort');
    await running.stop();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const stopWhenTold = (): AbortController => {
  const stopping = new AbortController();
  let toldAt = 0;
  const stop = (): void => {
    if (!stopping.signal.aborted) {
      toldAt = Date.now();
      stopping.abort();
    } else if (Date.now() - toldAt > ONE_PRESS_MS) {
      process.exit(FORCED);
    }
  };
  for (const told of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(told, stop);
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${wordsFor(error)}\n`);
    process.exitCode = 1;
    stop();
  });
  return stopping;
};

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${wordsFor(error)}\n`);
    process.exit(1);
  },
);
