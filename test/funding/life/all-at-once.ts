import { amend } from './agreement-acts.js';
import { book, cancel } from './booking-acts.js';
import { ask, day, opened, type Life } from './territory.js';
import { importList } from './usage-acts.js';

type Twice = readonly [any, any];

/**
 * A handover, a statement of the agreement that hands over, a closing that pays back and one that carries over, each asked for
 * twice at the same moment, while thirty people ask for interpreters, some cancel, lists come in and envelopes change.
 * @returns what each of those two was answered; null where it was refused
 */
export const allAtOnce = async (
  life: Life,
): Promise<Readonly<Record<'handover' | 'statement' | 'repayment' | 'carryOver', Twice>>> => {
  const { coordinator } = life.network;
  const terms = { startsOn: '2022-01-01', endsOn: '2023-12-31', grantCents: 50_000, priority: 90 };
  await opened(life, terms);
  await opened(life, { ...terms, unspent: 'carry_over' });
  const [leaving, successor, taking, , , paysBack, carriesOver] = life.agreements.map(({ id }) => id);
  const effective = { effectiveOn: day(life, 2), transferRemainder: true };
  const sides = { fromAgreementId: leaving, toAgreementId: taking };
  const handover = await ask(
    life,
    'draft-handover',
    coordinator.post('/handovers', { ...sides, ...effective }),
  );
  const period = { agreementId: leaving, from: '2022-11-01', to: day(life, -1) };
  const statement = await ask(life, 'draft-statement', coordinator.post('/statements', period));
  const yesterday = { closesOn: day(life, -1), graceUntil: day(life, -1), atOnce: true };
  const twice = (path: string, body: object = {}): Promise<Twice> =>
    Promise.all(
      [1, 2].map((time) => ask(life, `${path} (${time})`, coordinator.post(path, body))),
    ) as Promise<any>;
  const thirty = Array.from({ length: 30 }, () => book(life));
  const [handed, issued, repaid, carried] = await Promise.all([
    twice(`/handovers/${handover.id}/execute`),
    twice(`/statements/${statement.id}/issue`),
    twice(`/agreements/${paysBack}/closing`, yesterday),
    twice(`/agreements/${carriesOver}/closing`, { ...yesterday, successorId: successor }),
    ...thirty,
    ...[1, 2, 3].map(() => importList(life)),
    ...[1, 2, 3, 4].map(() => cancel(life)),
    ...[1, 2, 3].map(() => amend(life)),
  ] as const);
  return { handover: handed, statement: issued, repayment: repaid, carryOver: carried };
};
