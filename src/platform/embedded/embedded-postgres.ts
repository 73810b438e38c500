import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { holdsCluster, keepLogShort, openDataFolder, unusable } from './data-folder.js';
import { EmbeddedDatabaseUnavailable, PortUnavailable } from './embedded-database.errors.js';
import { FormerServerLingers } from './explain-failure.js';
import { claimFolder } from './folder-claim.js';
import { answers, freePort, requireFree } from './loopback-port.js';
import { makeCluster, ROLE } from './new-cluster.js';
import { postgresBinaries } from './postgres-binaries.js';
import {
  type PostgresServer,
  runningServer,
  settingsFor,
  startServer,
  stopServer,
} from './postgres-server.js';
import { serverAccount } from './server-account.js';

export interface EmbeddedPostgresOptions {
  /** Created if need be; relative paths start at the working directory. */
  dataDir: string;
  /** On 127.0.0.1; without it, a free one. */
  port?: number;
  /** `false` gives up every guarantee against power cuts, for databases that live as long as a test. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Carries the password, so it has no place in a log. */
  url: string;
  /** Whether the server was found running, left by a program that was killed. */
  adopted: boolean;
  /** Absolute path of the folder where everything lies. */
  dataDir: string;
  /** Stops the server, cutting the sessions that remain, and gives the folder free. Repeating it is harmless. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own on a data folder, making its database at the first start, recovering after a
 * crash, and taking over the server that a killed program left. The folder stays ours until `stop()`. The
 * server runs in a session of its own: Ctrl-C reaches this program, never PostgreSQL.
 * @throws EmbeddedDatabaseUnavailable with a French message that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, port: wanted, durable = true } = options;
  const folder = openDataFolder(dataDir);
  let giveFree = (): void => {};
  try {
    giveFree = claimFolder(folder.root);
    const account = serverAccount(folder.cluster);
    const server = { folder, account, binaries: await postgresBinaries(account) };
    if (!holdsCluster(folder, server.binaries.majorVersion)) await makeCluster(server, durable);
    const found = await leftRunning(server, wanted, durable);
    const port = found ?? (await startAnew(server, wanted, durable));
    const password = readFileSync(folder.password, 'utf8').trim();
    let stopping: Promise<void> | undefined;
    return {
      url: `postgres://${ROLE}:${password}@127.0.0.1:${port}/postgres`,
      adopted: found !== undefined,
      dataDir: folder.root,
      stop: () => (stopping ??= stopServer(server).then(giveFree)),
    };
  } catch (error) {
    giveFree();
    throw error instanceof EmbeddedDatabaseUnavailable
      ? error
      : unusable(folder.root, error as NodeJS.ErrnoException);
  }
}

const PATIENCE_MS = 60_000;

/** The port of a server left running with the settings that are wanted; one with others is stopped. */
async function leftRunning(server: PostgresServer, wanted: number | undefined, durable: boolean) {
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(100)) {
    const running = runningServer(server.folder);
    if (!running) return undefined;
    const answering = running.isReady && (await answers(running.port));
    if (!answering && Date.now() < deadline) continue;
    const asWanted = settingsFor(wanted ?? running.port, durable).join() === running.settings.join();
    if (answering && asWanted) return running.port;
    await stopServer(server);
  }
}

async function startAnew(
  server: PostgresServer,
  wanted: number | undefined,
  durable: boolean,
): Promise<number> {
  // Proven stale by now; PostgreSQL would take it for a rival's if its number were in use again.
  rmSync(join(server.folder.cluster, 'postmaster.pid'), { force: true });
  if (wanted !== undefined) await requireFree(wanted);
  keepLogShort(server.folder);
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(200)) {
    const port = wanted ?? (await freePort());
    try {
      await startServer(server, port, durable);
      return port;
    } catch (error) {
      const passes =
        error instanceof FormerServerLingers || (error instanceof PortUnavailable && wanted === undefined);
      if (!passes || Date.now() > deadline) throw error;
    }
  }
}
