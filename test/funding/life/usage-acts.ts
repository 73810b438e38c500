import { Readable } from 'node:stream';
import sql from 'sql-template-tag';
import { newId } from '../../../src/kernel/ids.js';
import { CallListFiles } from '../../../src/usage/adapters/persistence/call-list-files.js';
import { ImportCallListJob } from '../../../src/usage/adapters/queue/import-call-list.job.js';
import { ReceiveCallList } from '../../../src/usage/use-cases/receive-call-list.js';
import { aList } from '../../usage/rouen.js';
import { soon } from './booking-acts.js';
import { ask, codeOf, note, read, type Life } from './territory.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A list of the telephone: calls of the last weeks, some of them booked, told before, changed since, or nobody's. */
export const importList = async (life: Life): Promise<void> => {
  const { chance, listed, imports } = life;
  const lines = Array.from({ length: chance.between(4, 24) }, () => lineOf(life));
  const body = await taken(life, aList(...lines.map(({ line }) => line)));
  listed.push(...lines);
  life.log.push(`import of ${body.created} calls\n  ${lines.map(({ line }) => line).join('\n  ')}`);
  note(life, 'import');
  for (const kind of ['alreadyKnown', 'created'] as const) note(life, `line-${kind}`, body[kind]);
  for (const kind of ['changed', 'unmatched'] as const) note(life, `line-${kind}`, body[kind].length);
  const waiting = [...body.unmatched, ...body.changed].map(({ line }: { line: number }) => line);
  if (waiting.length > 0) imports.push({ id: body.id, lines: waiting });
};

/** As a worker does it, there and then: the answer of the API would wait for one. */
const taken = async ({ truchement: { app, database }, network, phone }: Life, file: string): Promise<any> => {
  const importId = newId();
  const key = { networkId: network.id, subjectId: importId, eventId: newId() };
  const received = {
    networkId: network.id,
    providerId: phone.id,
    importId,
    fileName: null,
    mapping: undefined,
    by: newId(),
  };
  const bytes = Readable.from([Buffer.from(file)]);
  const fingerprint = await app.get(CallListFiles).write(network.id, importId, bytes);
  await database.transaction((tx) => app.get(ReceiveCallList).execute(tx, { ...received, fingerprint }));
  await app.get(ImportCallListJob).handle(key, new AbortController().signal);
  const { body } = await network.coordinator.get(`/imports/${importId}`).expect(200);
  if (body.status !== 'done') throw new Error(`a list was not taken in: ${JSON.stringify(body)}`);
  return body;
};

const lineOf = (life: Life): Life['listed'][number] => {
  const { chance, listed, bookings, truchement } = life;
  const kind = chance.weighed({ new: 60, booked: 18, again: 8, changed: 8, nobody: 6 });
  const past = bookings.filter(({ modality, startsAt }) => {
    const age = truchement.clock.now().getTime() - startsAt.getTime();
    return modality !== 'on_site' && age > 0 && age < 40 * DAY;
  });
  const before = listed.at(-1 - chance.below(Math.max(1, Math.min(80, listed.length))));
  if (kind === 'again' && before) return before;
  if (kind === 'changed' && before) {
    const cells = before.line.split(';');
    cells[4] = String(chance.between(60, 5_000));
    return { ...before, line: cells.join(';') };
  }
  const booked = kind === 'booked' && past.length > 0 ? chance.pick(past) : null;
  const at = booked
    ? new Date(booked.startsAt.getTime() + chance.below(25) * MINUTE)
    : new Date(soon(life, -chance.between(60, 60 * 24 * 45) * MINUTE));
  const doctor = booked ? booked.doctor : chance.below(life.doctors.length);
  const line = [
    booked?.reference ?? `T-${listed.length}-${chance.below(1_000_000)}`,
    kind === 'nobody' ? '??' : codeOf(doctor),
    at.toISOString(),
    chance.between(10, 200),
    chance.between(60, 5_400),
    chance.pick(['rus', 'ara', 'prs']),
    booked?.modality ?? 'phone_now',
    '',
  ].join(';');
  return { line, at };
};

/** A line that waited is attached, accepted, or set aside. */
export const resolve = async (life: Life): Promise<void> => {
  const { chance, imports, network, agreements, doctors } = life;
  const list = chance.pick(imports.slice(-10));
  if (!list) return;
  const line = chance.pick(list.lines);
  const action = chance.weighed({ attach: 5, accept: 5, ignore: 1 });
  const body = {
    action,
    ...(action === 'attach' && {
      agreementId: chance.pick(agreements).id,
      professionalId: chance.pick(doctors).id,
    }),
    ...(action === 'ignore' && { reason: 'other' }),
  };
  await ask(
    life,
    `resolve-${action} line ${line}`,
    network.coordinator.post(`/imports/${list.id}/lines/${line}/resolve`, body),
  );
};

/** Any record, whatever has become of it: one that was corrected, stated, invoiced, or whose agreement is closed. */
const someRecord = async ({ truchement, network, chance }: Life) =>
  (
    await truchement.database.rows<{ id: string; startedAt: Date }>(sql`
      SELECT id, started_at AS "startedAt" FROM usage_record WHERE network_id = ${network.id}
       ORDER BY recorded_at DESC, started_at, duration_seconds OFFSET ${chance.below(120)} LIMIT 1`)
  )[0];

export const correct = async (life: Life): Promise<void> => {
  const { chance, network } = life;
  const record = await someRecord(life);
  if (!record) return;
  const how = chance.weighed({ longer: 5, elsewhere: 2, void: 2 });
  const body = {
    longer: { reason: 'wrong_duration', durationSeconds: chance.between(1, 7_200) },
    elsewhere: {
      reason: 'wrong_time',
      startedAt: new Date(
        record.startedAt.getTime() - chance.between(1, 60 * 24 * 25) * MINUTE,
      ).toISOString(),
    },
    void: { reason: chance.pick(['did_not_take_place', 'counted_twice']) },
  }[how];
  await ask(
    life,
    `correct ${JSON.stringify(body)}`,
    network.coordinator.post(`/usage/${record.id}/corrections`, body),
  );
};

/** What came after its agreement was closed is charged to another, or opens it again. */
export const decideLate = async (life: Life): Promise<void> => {
  const { chance, network, agreements, paper } = life;
  const { items } = await read(life, '/late-usage?limit=20');
  if (items.length === 0) return;
  const late = chance.pick(items as { id: string; agreementId: string }[]);
  const reopen = chance.oneIn(4);
  const body = {
    reason: 'Appel tardif',
    ...(reopen ? { reopen } : { chargeTo: chance.pick(agreements).id }),
  };
  const decided = await ask(
    life,
    `late-${reopen ? 'reopen' : 'charge'}`,
    network.coordinator.post(`/late-usage/${late.id}/decision`, body),
  );
  if (decided) paper.closings((await read(life, `/agreements/${late.agreementId}/closings`)).items);
};
