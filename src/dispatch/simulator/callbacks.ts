import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { sign } from '../adapters/provider-api/webhook-signature.js';
import type { ProviderEvent } from './messages.js';

/** Milliseconds: the first pause, the longest pause, and after how long a callback is given up. */
export type RetryPlan = Readonly<{ firstMs: number; longestMs: number; giveUpAfterMs: number }>;

export const USUAL_RETRIES: RetryPlan = { firstMs: 250, longestMs: 30_000, giveUpAfterMs: 6 * 3_600_000 };

/** What became of one copy of a callback. */
export type SentCallback = {
  readonly webhookId: string;
  readonly event: ProviderEvent;
  /** `refused`: answered with a 4xx, which is final. */
  state: 'pending' | 'delivered' | 'refused' | 'given_up';
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
};

const ANSWER_WITHIN_MS = 10_000;

/**
 * Sends a provider's callbacks, signed, and keeps at it with exponential backoff while the program is away.
 * Pending ones are kept in memory: they end with the simulator.
 */
export class Callbacks {
  #sent: SentCallback[] = [];
  #stop = stopForMany();

  constructor(
    private readonly secret: string,
    private readonly clock: Clock,
    private readonly retries: RetryPlan,
  ) {}

  get sent(): readonly SentCallback[] {
    return this.#sent;
  }

  /**
   * Sends `copies` of one message at once. Resolves when each copy has been tried once; a retry goes on behind, so that
   * one lost message doesn't hold up those that follow it.
   */
  async send(url: string, event: ProviderEvent, copies = 1, webhookId = newId()): Promise<SentCallback[]> {
    const records = Array.from({ length: copies }, (): SentCallback => {
      return { webhookId, event, state: 'pending', attempts: 0, lastStatus: null, lastError: null };
    });
    this.#sent.push(...records);
    const { signal } = this.#stop;
    await Promise.all(records.map((record) => this.#attempt(url, record, signal)));
    for (const record of records) {
      if (record.state === 'pending') void this.#retry(url, record, signal);
    }
    return records;
  }

  /** Stops every retry and forgets what was sent. */
  forget(): void {
    this.#stop.abort();
    this.#stop = stopForMany();
    this.#sent = [];
  }

  async #retry(url: string, record: SentCallback, signal: AbortSignal): Promise<void> {
    const { firstMs, longestMs, giveUpAfterMs } = this.retries;
    let waitedMs = 0;
    while (record.state === 'pending') {
      // Half of each pause is left to chance: after an outage, a thousand callbacks don't come back as one wave.
      const longest = Math.min(firstMs * 2 ** (record.attempts - 1), longestMs);
      const pauseMs = longest * (0.5 + Math.random() / 2);
      waitedMs += pauseMs;
      if (waitedMs > giveUpAfterMs) record.state = 'given_up';
      else if (await isOver(pauseMs, signal)) await this.#attempt(url, record, signal);
      else return;
    }
  }

  async #attempt(url: string, record: SentCallback, signal: AbortSignal): Promise<void> {
    const body = JSON.stringify(record.event);
    record.attempts += 1;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          ...sign(this.secret, record.webhookId, this.clock.now(), body),
        },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await answer.body?.cancel();
      record.lastStatus = answer.status;
      record.lastError = null;
      if (answer.ok) record.state = 'delivered';
      else if (answer.status < 500 && answer.status !== 429) record.state = 'refused';
    } catch (error) {
      record.lastStatus = null;
      record.lastError = reasonOf(error);
    }
  }
}

/** Under load hundreds of retries wait for one and the same stop: that is no leak. */
const stopForMany = (): AbortController => {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  return stop;
};

/** False when it was stopped meanwhile. */
const isOver = (ms: number, signal: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal, ref: false }).catch(() => false);

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}
