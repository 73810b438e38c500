import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { LineToSettle, Tally } from '../domain/call-import.js';
import type { Call, WrongTotalLine } from '../domain/call-list/call-line.js';
import { differencesOf, type KnownCall } from '../domain/same-call.js';
import type { Heard } from './listed-session.js';

type Recorded = Readonly<{ id: Id; amountCents: Cents }>;

/** What becomes of the lines of one batch: counted, and kept where a person has to look. */
export class BatchOutcome {
  private readonly counts = {
    lines: 0,
    created: 0,
    alreadyKnown: 0,
    unmatched: 0,
    changed: 0,
    disputed: 0,
    totalCents: 0,
  };
  private firstCallAt: Date | null = null;
  private lastCallAt: Date | null = null;
  readonly toSettle: LineToSettle[] = [];

  constructor(private readonly importId: Id) {}

  get tally(): Tally {
    const { counts, firstCallAt, lastCallAt } = this;
    return { ...counts, totalCents: Cents(counts.totalCents), firstCallAt, lastCallAt };
  }

  unmatched(line: number, reason: LineToSettle['reason'], fields: LineToSettle['fields']): void {
    this.counts.lines++;
    this.counts.unmatched++;
    this.toSettle.push({ line, kind: 'unmatched', reason, fields, usageId: null, facts: {} });
  }

  /** No line of its own to count: it says something of the others. */
  wrongTotal({ line, total, fields }: WrongTotalLine): void {
    this.toSettle.push({ line, kind: 'total', reason: 'other_total', fields, usageId: null, facts: total });
  }

  created(line: number, call: Call, usage: Recorded): void {
    this.counts.lines++;
    this.counts.created++;
    this.cover(call);
    this.counts.totalCents += usage.amountCents;
    this.dispute(line, call, usage);
  }

  /** The reference is recorded: by this import in an earlier run, with the same content, or with another one. */
  known({ line, call, caller }: Heard, versions: readonly KnownCall[]): void {
    const [first, last] = [versions[0]!, versions.at(-1)!];
    if (first.importId === this.importId && first.importLine === line) return this.created(line, call, first);
    if (first.source === 'event') return this.told(line, call, nearest(call, versions));
    this.counts.lines++;
    this.cover(call);
    const whose = caller.refusal === null ? caller.professionalId : null;
    if (versions.some((version) => differencesOf(call, whose, version).length === 0)) {
      this.counts.alreadyKnown++;
      return;
    }
    this.counts.changed++;
    const facts = { differs: differencesOf(call, whose, last) };
    const { fields } = call;
    this.toSettle.push({ line, kind: 'changed', reason: 'other_content', fields, usageId: last.id, facts });
  }

  /** The session was recorded when the provider told of it: the list tells of it again, and of what it asks for it. */
  told(line: number, call: Call, usage: Recorded): void {
    this.counts.lines++;
    this.counts.alreadyKnown++;
    this.cover(call);
    this.dispute(line, call, usage);
  }

  private cover({ startedAt }: Call): void {
    if (!this.firstCallAt || startedAt < this.firstCallAt) this.firstCallAt = startedAt;
    if (!this.lastCallAt || startedAt > this.lastCallAt) this.lastCallAt = startedAt;
  }

  private dispute(line: number, call: Call, { id: usageId, amountCents: ourCents }: Recorded): void {
    const theirCents = call.providerAmountCents;
    if (theirCents === null || theirCents === ourCents) return;
    this.counts.disputed++;
    const facts = { ourCents, theirCents };
    const { fields } = call;
    this.toSettle.push({ line, kind: 'disputed', reason: 'other_amount', fields, usageId, facts });
  }
}

/** A provider may give one reference to several sessions: the list means the one that began nearest to its own time. */
const nearest = ({ startedAt }: Call, versions: readonly KnownCall[]): KnownCall =>
  versions
    .filter(({ source }) => source === 'event')
    .toSorted((one, other) => away(one, startedAt) - away(other, startedAt))[0]!;
const away = (known: KnownCall, at: Date): number => Math.abs(known.startedAt.getTime() - at.getTime());
