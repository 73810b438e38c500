import { expect } from '@jest/globals';
import sql from 'sql-template-tag';
import { Cents } from '../../../src/kernel/money.js';
import { CloseOnTheDay } from '../../../src/funding/use-cases/close-on-the-day.js';
import { HandOverOnTheDay } from '../../../src/funding/use-cases/hand-over-on-the-day.js';
import { MoveOn } from '../../../src/booking/use-cases/move-on.js';
import { ask, day, goOn, note, opened, read, readAll, type Life } from './territory.js';

/** More, or less: never below what is promised and spent. */
export const amend = async (life: Life): Promise<void> => {
  const { chance, network, agreements, paper } = life;
  const { id } = chance.pick(agreements);
  const grantDeltaCents = chance.oneIn(3) ? -chance.between(1, 90_000) : chance.between(1, 150_000);
  const endsOn = chance.oneIn(6) ? { endsOn: day(life, chance.between(-20, 300)) } : {};
  const made = await ask(
    life,
    `amend-${grantDeltaCents < 0 ? 'down' : 'up'} ${grantDeltaCents} ${JSON.stringify(endsOn)}`,
    network.coordinator.post(`/agreements/${id}/amendments`, { grantDeltaCents, reference: 'A', ...endsOn }),
  );
  if (made) paper.granted(id, Cents(grantDeltaCents));
};

export const openAgreement = async (life: Life): Promise<void> => {
  const { chance } = life;
  if (life.agreements.length >= 11) return;
  await opened(life, {
    startsOn: day(life, -chance.between(0, 60)),
    endsOn: day(life, chance.between(40, 500)),
    grantCents: chance.between(20_000, 600_000),
    priority: chance.between(1, 60),
    unspent: chance.pick(['repayment', 'restricted_funds', 'carry_over']),
    onExhaustion: chance.pick(['block', 'warn', 'fall_back']),
  });
  life.log.push('open an agreement');
};

/** From draft to execution, with a decision for all that can't pass; sometimes given up, sometimes left to its day. */
export const handOver = async (life: Life): Promise<void> => {
  const { chance, network, agreements, paper } = life;
  const [from, to] = [chance.pick(agreements), chance.pick(agreements)];
  const terms = {
    fromAgreementId: from.id,
    toAgreementId: to.id,
    effectiveOn: day(life, chance.between(-3, 20)),
    transferRemainder: chance.oneIn(2),
    keptCents: chance.oneIn(2) ? chance.below(30_000) : 0,
  };
  let draft = await ask(life, `draft-handover`, network.coordinator.post('/handovers', terms));
  for (let round = 0; round < 4 && draft; round++) {
    const open = draft.preview.refusals.filter(({ decision }: any) => decision === null);
    if (open.length === 0) break;
    const decisions = open.map(({ bookingId }: any) => ({
      bookingId,
      decision: chance.weighed({ keep: 2, release: 2, cover: 5 }),
    }));
    draft = await ask(
      life,
      `decide-handover ${decisions.map(({ decision }: any) => decision)}`,
      network.coordinator.post(`/handovers/${draft.id}/decisions`, { decisions }),
    );
  }
  if (!draft) return;
  const command = chance.weighed({ execute: 7, schedule: 2, cancel: 1 });
  const before = await budgetsOf(life, from.id, to.id);
  const done = await ask(
    life,
    `${command}-handover`,
    network.coordinator.post(`/handovers/${draft.id}/${command}`),
  );
  if (!done || command !== 'execute') return;
  expect({ from: done.result.before.from, to: done.result.before.to }).toEqual({
    from: before[0],
    to: before[1],
  });
  paper.handedOver(done);
  if (done.result.bookingsMoved > 0) note(life, 'handed-over-requests');
  if (done.result.remainderCents > 0) note(life, 'handed-over-remainder');
};

/** Now, after a grace, or on a day to come. */
export const close = async (life: Life): Promise<void> => {
  const { chance, network, agreements } = life;
  const { id } = chance.pick(agreements);
  const { unspent } = await read(life, `/agreements/${id}`);
  const closesIn = chance.between(-20, 4);
  const atOnce = closesIn <= 0 && !chance.oneIn(3);
  const others = agreements.filter((other) => other.id !== id);
  const body = {
    closesOn: day(life, closesIn),
    graceUntil: day(life, closesIn + chance.between(0, 12)),
    atOnce,
    ...(unspent === 'carry_over' && { successorId: chance.pick(others).id }),
  };
  const past = await openOf(life, id);
  const planned = await ask(
    life,
    `close ${unspent} ${JSON.stringify(body)}`,
    network.coordinator.post(`/agreements/${id}/closing`, body),
  );
  if (!planned?.closing) return;
  life.log.push(`closed ${planned.closing.fate} ${planned.closing.movedCents}`);
  note(life, `closed-${planned.closing.fate}`);
  if (atOnce) for (const bookingId of past) life.paper.givenBack.add(bookingId);
  await catchUp(life);
};

export const reopen = async (life: Life): Promise<void> => {
  const { id } = life.chance.pick(life.agreements);
  const request = life.network.coordinator.post(`/agreements/${id}/reopening`, { reason: 'Trop tôt' });
  if (await ask(life, 'reopen', request)) await catchUp(life);
};

/** Hours or days go by. */
export const wait = (life: Life): Promise<void> =>
  pass(life, Number(life.chance.weighed({ 2: 3, 11: 4, 30: 3, 75: 2 })));

/** Time passes, and what only time decides is decided: what nobody reported is given up, handovers and closings happen. */
export const pass = async (life: Life, hours: number): Promise<void> => {
  const { truchement } = life;
  goOn(life, hours * 3_600_000);
  const stopping = new AbortController().signal;
  for (const sweep of [MoveOn, HandOverOnTheDay, CloseOnTheDay])
    await truchement.app.get<{ sweep: (stopping: AbortSignal) => Promise<void> }>(sweep).sweep(stopping);
  life.log.push(`wait ${hours} h, until ${truchement.clock.now().toISOString()}`);
  await catchUp(life);
};

/** What was closed, opened again or handed over meanwhile goes on paper. */
export const catchUp = async (life: Life): Promise<void> => {
  const [happened] = await life.truchement.database.rows<{ many: number }>(sql`
    SELECT (SELECT count(*) FROM closing WHERE network_id = ${life.network.id})
         + (SELECT count(*) FROM handover WHERE network_id = ${life.network.id} AND status = 'executed') AS many`);
  if (happened!.many === life.paper.known) return;
  for (const { id } of life.agreements)
    life.paper.closings((await read(life, `/agreements/${id}/closings`)).items);
  for (const handover of await readAll(life, '/handovers')) life.paper.handedOver(handover);
};

const openOf = async ({ truchement, network }: Life, agreementId: string): Promise<readonly string[]> =>
  (
    await truchement.database.rows<{ id: string }>(sql`
      SELECT id FROM booking WHERE network_id = ${network.id} AND agreement_id = ${agreementId}
         AND starts_at <= ${truchement.clock.now()}`)
  ).map(({ id }) => id);

const money = ({
  grantedCents,
  committedCents,
  consumedCents,
  invoicedCents,
  availableCents,
  overdrawnCents,
}: any) => ({
  grantedCents,
  committedCents,
  consumedCents,
  invoicedCents,
  availableCents,
  overdrawnCents,
});
const budgetsOf = (life: Life, ...ids: readonly string[]): Promise<any[]> =>
  Promise.all(ids.map(async (id) => money(await read(life, `/agreements/${id}/budget`))));
