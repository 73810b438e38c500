import { to as copyTo } from 'pg-copy-streams';
import { judge, median, megabytes, ms, ratio, say, seconds } from './support/figures.js';
import { printedRows } from './support/printed-rows.js';
import { fillWithSessions } from './support/many-sessions.js';
import { startProgram } from './support/program.js';
import type { BenchDatabase, Surroundings } from './support/surroundings.js';
import { aWorld, type World } from './support/world.js';

const SESSIONS = Number(process.env['BENCH_STATED'] ?? 100_000);
const ROUNDS = 3;
const AIM = 5;
/** What a statement of five times the length may add to what is resident, for memory to count as flat. */
const GROWTH_AIM = 1.25;
const PRINTED_AIM = 5;

/** A coordinator's statement as CSV and XLSX against COPY of the same rows, and one of 1,000 rows in print. */
export const statement = async (surroundings: Surroundings): Promise<void> => {
  const database = await surroundings.freshDatabase();
  const web = await startProgram({ role: 'web', databaseUrl: database.url });
  try {
    const world = await aWorld(database, web.url, 'http://127.0.0.1:9/ism');
    await fillWithSessions(database, world, SESSIONS);
    const { rows } = await database.sql.query<{ first: string; cut: string; last: string }>(
      `SELECT min(session_on) AS first, max(session_on) - 1 AS last,
              (min(session_on) + (max(session_on) - min(session_on)) / 5) AS cut FROM usage_record`,
    );
    const { first, cut, last } = rows[0]!;
    const short = await issued(web.url, world, { from: first, to: cut });
    const most = { from: nextDay(cut), to: last };
    const issuing = performance.now();
    const long = await issued(web.url, world, most);
    const issuedIn = performance.now() - issuing;

    await download(web.url, world, `${short}.csv`);
    const before = web.memory().peak;
    const files: number[] = [];
    const copies: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const file = await download(web.url, world, `${long}.csv`);
      bytes = file.bytes;
      files.push(file.took);
      copies.push(await copied(database, world, most));
    }
    const after = web.memory().peak;
    say(
      `  GET /statements/:id.csv of four fifths of ${SESSIONS.toLocaleString('en')} sessions, issued, one client`,
    );
    say(`  drafted and issued in ${seconds(issuedIn)}`);
    say(`  ${megabytes(bytes)}: ${files.map(seconds).join(', ')}`);
    say(`  COPY (SELECT …) TO STDOUT of the same rows and columns: ${copies.map(seconds).join(', ')}`);
    const share = median(files) / median(copies);
    judge('CSV ÷ COPY', ratio(share), `≤ ${AIM} ×`, share <= AIM);
    say(`  resident at most: ${megabytes(before)} → ${megabytes(after)}, four times the lines`);
    judge(
      'memory for four times the lines',
      ratio(after / before),
      `flat: ≤ ${GROWTH_AIM} ×`,
      after / before <= GROWTH_AIM,
    );
    const book = await download(web.url, world, `${long}.xlsx`);
    say(
      `  the same as XLSX: ${seconds(book.took)}, ${megabytes(book.bytes)}, resident at most ${megabytes(web.memory().peak)}`,
    );
  } finally {
    await web.stop();
    await database.close();
  }
  const { ours, bare } = await printedRows(ROUNDS);
  const share = median(ours) / median(bare);
  say(
    `  a PDF of 1,000 rows: ${ours.map(ms).join(', ')}; its letters alone, one line each, untagged: ${bare.map(ms).join(', ')}`,
  );
  judge('PDF ÷ its letters alone', ratio(share), `≤ ${PRINTED_AIM} ×`, share <= PRINTED_AIM);
};

type Days = Readonly<{ from: string; to: string }>;

const issued = async (url: string, world: World, days: Days): Promise<string> => {
  const post = async (path: string, body?: object): Promise<{ id: string }> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${world.coordinatorToken}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await post('/statements', { agreementId: world.agreementId, ...days });
  await post(`/statements/${id}/issue`);
  return id;
};

/** Reads it as it comes, and keeps nothing of it. */
const download = async (
  url: string,
  { coordinatorToken }: World,
  name: string,
): Promise<Readonly<{ took: number; bytes: number }>> => {
  const startedAt = performance.now();
  const answer = await fetch(`${url}/api/v1/statements/${name}`, {
    headers: { authorization: `Bearer ${coordinatorToken}` },
  });
  if (!answer.ok || !answer.body) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += (chunk as Uint8Array).length;
  return { took: performance.now() - startedAt, bytes };
};

const copied = async (
  { sql }: BenchDatabase,
  { networkId, agreementId }: World,
  { from, to }: Days,
): Promise<number> => {
  const client = await sql.connect();
  try {
    const startedAt = performance.now();
    const rows = client.query(
      copyTo(`COPY (
        SELECT 'session', null, u.session_on, u.started_at, coalesce(booking.reference, u.reference),
               who.family_name || ' ' || who.given_name, practice.name, u.language, u.modality, u.outcome,
               u.duration_seconds, u.billed_minutes, entry.consumed_cents / 100.0
          FROM ledger_entry entry
          JOIN usage_record u ON u.network_id = entry.network_id AND u.id = entry.usage_id
          LEFT JOIN booking ON booking.network_id = u.network_id AND booking.id = u.booking_id
          LEFT JOIN professional who ON who.network_id = u.network_id AND who.id = u.professional_id
          LEFT JOIN practice ON practice.network_id = u.network_id AND practice.id = u.practice_id
         WHERE entry.network_id = '${networkId}' AND entry.agreement_id = '${agreementId}'
           AND entry.verb IN ('consume', 'reverse') AND u.session_on BETWEEN '${from}' AND '${to}'
         ORDER BY entry.id
      ) TO STDOUT WITH (FORMAT csv, DELIMITER ';')`),
    );
    for await (const _ of rows);
    return performance.now() - startedAt;
  } finally {
    client.release();
  }
};

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
