import type { Clock } from '../../../kernel/clock.js';

/** How long a closed door may still open in another process: asking at each request would cost one round trip more. */
const REMEMBERED_MS = 3_000;
const REMEMBERED_AT_MOST = 10_000;

type Entry<Value> = Readonly<{ value: Value | null; until: number }>;

/** What a secret opens, remembered under its hash for a moment; what ends in this process is forgotten at once. */
export class Remembered<Value> {
  private readonly entries = new Map<string, Entry<Value>>();
  /** Counts what was forgotten: what was read before that and arrives after it is not remembered. */
  private forgettings = 0;

  constructor(private readonly clock: Clock) {}

  async get(hash: Buffer, load: () => Promise<Value | null>): Promise<Value | null> {
    const key = hash.toString('base64');
    const now = this.clock.now().getTime();
    const known = this.entries.get(key);
    if (known && known.until > now) return known.value;
    const { forgettings } = this;
    const value = await load();
    if (forgettings !== this.forgettings) return value;
    if (this.entries.size >= REMEMBERED_AT_MOST) this.entries.clear();
    this.entries.set(key, { value, until: now + REMEMBERED_MS });
    return value;
  }

  forget(): void {
    this.forgettings++;
    this.entries.clear();
  }
}
