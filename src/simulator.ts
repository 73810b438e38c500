import { startSimulator } from './dispatch/simulator/start-simulator.js';

/**
 * The provider simulator as a program of its own.
 * PORT (3001), HOST (127.0.0.1), SIMULATOR_ACCOUNTS (`name:whsec_…,name:whsec_…`).
 */
async function main(): Promise<void> {
  const { PORT = '3001', HOST = '127.0.0.1', SIMULATOR_ACCOUNTS = '' } = process.env;
  const simulator = await startSimulator({
    port: readPort(PORT),
    host: HOST,
    accounts: readAccounts(SIMULATOR_ACCOUNTS),
    log: (line) => say({ message: 'answered', ...line }),
  });
  say({ message: 'listening', url: simulator.url });

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void simulator.close();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function readPort(text: string): number {
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`);
}

function readAccounts(text: string): Record<string, { secret: string }> {
  const accounts: Record<string, { secret: string }> = {};
  for (const entry of text.split(',')) {
    const [name, secret, ...more] = entry.trim().split(':');
    // The entry itself is not repeated: it holds a secret.
    if (!name || !secret || more.length > 0) {
      throw new Error('SIMULATOR_ACCOUNTS must be name:whsec_<base64>, several with commas between');
    }
    accounts[name] = { secret };
  }
  return accounts;
}

const say = (line: object): void => console.log(JSON.stringify({ at: new Date().toISOString(), ...line }));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
