import { openAsBlob, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startCopyBaseline } from './support/copy-baseline.js';
import { judge, median, megabytes, ratio, say, seconds } from './support/figures.js';
import { writeCallList } from './support/call-list.js';
import { startProgram } from './support/program.js';
import type { Surroundings } from './support/surroundings.js';
import { aWorld, type World } from './support/world.js';

const LINES = Number(process.env['BENCH_LINES'] ?? 200_000);
const ROUNDS = 2;
const AIM = 8;
/** What a list of five times the length may add to what is resident, for memory to count as constant. */
const GROWTH_AIM = 1.25;

/** A provider's call list through the API and a worker, against COPY of the same file into a plain table. */
export const importLists = async (surroundings: Surroundings): Promise<void> => {
  const database = await surroundings.freshDatabase();
  const { redisUrl: queueUrl } = surroundings;
  const web = await startProgram({ role: 'web', databaseUrl: database.url, queueUrl });
  const worker = await startProgram({
    role: 'worker',
    databaseUrl: database.url,
    queueUrl,
    publicUrl: web.url,
  });
  try {
    const world = await aWorld(database, web.url, 'http://127.0.0.1:9/ism');
    const copy = await startCopyBaseline(database);
    const imported = async (name: string, lines: number): Promise<{ file: string; took: number }> => {
      const file = await writeCallList({ folder: surroundings.folder, name, lines, codes: world.codes });
      return { file, took: await importList(web.url, world, file, lines) };
    };
    const small = await imported('small', Math.ceil(LINES / 5));
    rmSync(small.file);
    const before = { web: web.memory().peak, worker: worker.memory().peak };
    const imports: number[] = [];
    const copies: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const { file, took } = await imported(`list${round}`, LINES);
      imports.push(took);
      copies.push(await copy(file), await copy(file));
      rmSync(file);
    }
    const after = { web: web.memory().peak, worker: worker.memory().peak };
    const took = median(imports);
    say(
      `  ${LINES.toLocaleString('en')} call lines through POST /imports, web and a worker, queue in ${queueUrl ? 'Redis' : 'PostgreSQL'}`,
    );
    say(
      `  from the first byte sent until the import is done: ${imports.map(seconds).join(', ')} (${Math.round(LINES / (took / 1_000)).toLocaleString('en')} lines/s)`,
    );
    say(
      `  COPY of the same file by the server into a typed table with a primary key: ${copies.map(seconds).join(', ')}`,
    );
    say(
      `  resident at most: web ${megabytes(before.web)} → ${megabytes(after.web)}, worker ${megabytes(before.worker)} → ${megabytes(after.worker)}, after ${Math.ceil(LINES / 5).toLocaleString('en')} → ${LINES.toLocaleString('en')} lines`,
    );
    const share = took / median(copies);
    const growth = (after.web + after.worker) / (before.web + before.worker);
    judge('imported ÷ COPY', ratio(share), `≤ ${AIM} ×`, share <= AIM);
    judge(
      'memory for five times the lines',
      ratio(growth),
      `constant: ≤ ${GROWTH_AIM} ×`,
      growth <= GROWTH_AIM,
    );
  } finally {
    await worker.stop();
    await web.stop();
    await database.close();
  }
};

/** @returns milliseconds until every line is recorded. @throws when one is not. */
export const importList = async (url: string, world: World, file: string, lines: number): Promise<number> => {
  const headers = { authorization: `Bearer ${world.coordinatorToken}` };
  const form = new FormData();
  form.set('file', await openAsBlob(file), 'liste.csv');
  const startedAt = performance.now();
  const answer = await fetch(`${url}/api/v1/providers/${world.providerId}/imports`, {
    method: 'POST',
    headers,
    body: form,
  });
  if (!answer.ok) throw new Error(`the list was refused: ${answer.status} ${await answer.text()}`);
  let list = (await answer.json()) as { id: string; status: string; created: number };
  while (list.status === 'received' || list.status === 'running') {
    await pause(100);
    list = (await (await fetch(`${url}/api/v1/imports/${list.id}`, { headers })).json()) as typeof list;
  }
  const took = performance.now() - startedAt;
  if (list.created !== lines)
    throw new Error(`${list.created} of ${lines} lines were recorded: ${JSON.stringify(list).slice(0, 500)}`);
  return took;
};
