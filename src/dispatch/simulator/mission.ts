import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../kernel/clock.js';
import type { Behaviour } from './behaviour.js';
import type { Callbacks, SentCallback } from './callbacks.js';
import type { Offer, ProviderEvent } from './messages.js';
import * as story from './story.js';

export type OfferState =
  'received' | 'accepted' | 'declined' | 'withdrawn' | 'replaced' | 'cancelled' | 'carried_out';

/** One offer being lived through. Aborting the signal ends it: every step then rejects. */
export type Mission = Readonly<{
  account: string;
  offer: Offer;
  signal: AbortSignal;
  clock: Clock;
  callbacks: Callbacks;
  /** The behaviour of the moment: read when an offer is answered, and again when its session begins. */
  behaviour: () => Behaviour;
  /** How long a session lasts here, in milliseconds, when the behaviour doesn't say. */
  sessionMs: number;
  become: (state: OfferState) => void;
}>;

/** Accepts, declines or says nothing, and after an acceptance goes through with the session when its time comes. */
export async function live(mission: Mission): Promise<void> {
  const how = mission.behaviour();
  const { offer, clock } = mission;
  await wait(mission, how.delayMs);
  if (how.answer === 'never') return;
  if (how.answer === 'decline') {
    mission.become('declined');
    await tell(mission, how, [story.declined(offer, clock.now(), how.declineReason)]);
    return;
  }

  mission.become('accepted');
  const acceptance = story.accepted(mission.account, offer, clock.now());
  const isHeldBack = how.disorder && how.withdrawAfterMs === null && story.isImmediate(offer);
  if (!isHeldBack) await tell(mission, how, [acceptance]);
  if (how.withdrawAfterMs !== null) {
    await wait(mission, how.withdrawAfterMs);
    mission.become('withdrawn');
    await tell(mission, how, [story.withdrawn(offer, clock.now())]);
    return;
  }

  await waitForItsTime(mission);
  const lastsMs = mission.behaviour().sessionMs ?? mission.sessionMs;
  await holdSession(mission, { lastsMs, heldBack: isHeldBack ? [acceptance] : [] });
}

/** @param heldBack messages that should have gone before, and go last when disorder is asked for */
export async function holdSession(
  mission: Mission,
  {
    lastsMs,
    heldBack = [],
    facts = {},
  }: { lastsMs: number; heldBack?: ProviderEvent[]; facts?: story.SessionFacts },
): Promise<SentCallback[]> {
  const how = mission.behaviour();
  const { offer, clock } = mission;
  const isSomeoneAbsent = how.patientAbsent || how.interpreterAbsent;
  const startedAt = facts.startedAt === undefined ? clock.now() : new Date(facts.startedAt);
  const opening = [...heldBack, ...(isSomeoneAbsent ? [] : [story.started(offer, startedAt)])];

  const before = how.disorder ? [] : await tell(mission, how, opening);
  await wait(mission, lastsMs);
  const closing = story.outcome(offer, clock.now(), how, facts);
  mission.become('carried_out');
  const after = await tell(mission, how, how.disorder ? [...closing, ...opening.reverse()] : closing);
  return [...before, ...after];
}

/** One after the other: what comes in disorder does so because it was asked to. */
async function tell(mission: Mission, how: Behaviour, events: ProviderEvent[]): Promise<SentCallback[]> {
  const sent: SentCallback[] = [];
  for (const event of events) {
    mission.signal.throwIfAborted();
    sent.push(...(await mission.callbacks.send(mission.offer.callbackUrl, event, 1 + how.duplicates)));
  }
  return sent;
}

// Node's timers hold 24 days at most, and the clock may be moved meanwhile.
const LONGEST_WAIT_MS = 60_000;

async function waitForItsTime(mission: Mission): Promise<void> {
  const { startsAt } = mission.offer;
  if (startsAt === null || story.isImmediate(mission.offer)) return;
  for (;;) {
    const leftMs = Date.parse(startsAt) - mission.clock.now().getTime();
    if (leftMs <= 0) return;
    await wait(mission, Math.min(leftMs, LONGEST_WAIT_MS));
  }
}

// `ref: false`: a session of next week must not keep the process from ending.
const wait = ({ signal }: Mission, ms: number): Promise<void> => pause(ms, undefined, { signal, ref: false });
