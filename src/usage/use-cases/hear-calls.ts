import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import type { CallImport } from '../domain/call-import.js';
import type { Call, CallLine, WrongTotalLine } from '../domain/call-list/call-line.js';
import type { KnownCall } from '../domain/same-call.js';
import { BookedSessions } from './booked-sessions.js';
import { CallBooks, type CallBook } from './call-book.js';
import { recordOf, sessionOf, type Heard } from './listed-session.js';
import { RecordedCalls, type ListedRecord } from './recorded-calls.js';

/** Some lines of a list, understood and priced as the network stood when they were read. */
export type HeardBatch = Readonly<{
  lines: readonly CallLine[];
  book: CallBook;
  unreadable: readonly Extract<CallLine, { reason: string }>[];
  wrongTotals: readonly WrongTotalLine[];
  /** Sessions that an event has told of already. */
  told: readonly Readonly<{ line: number; call: Call; usage: KnownCall }>[];
  heard: readonly Heard[];
  /** Of `heard`, the calls that can be charged, each reference once: what is recorded unless it is known. */
  records: readonly ListedRecord[];
}>;

/** Understands a batch: whose calls these are, a booking's, else their code's, and what they cost. Nothing is written. */
@Injectable()
export class HearCalls {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CallBooks) private readonly books: CallBooks,
    @Inject(BookedSessions) private readonly bookings: BookedSessions,
    @Inject(RecordedCalls) private readonly recorded: RecordedCalls,
  ) {}

  /** @param known the book of the batch before, used again where the network has not changed since */
  async execute(
    list: CallImport,
    lines: readonly CallLine[],
    known: CallBook | undefined,
    at: Date,
  ): Promise<HeardBatch> {
    const book = await this.books.open(list.networkId, list.providerId, known);
    const calls = lines.filter(isCall);
    await book.prepare(calls.map(({ call }) => call));
    const called = calls.map(({ line, call }) => ({ line, call, caller: book.callerOf(call, at) }));
    const { told, heard } = await this.withBookings(list, book, called);
    const records = new Map<string, ListedRecord>();
    for (const one of heard) {
      if (records.has(one.call.reference)) continue;
      const session = sessionOf(one, list);
      const record = session && recordOf(session, book, at);
      if (record) records.set(one.call.reference, { line: one.line, record });
    }
    const unreadable = lines.filter((line) => 'reason' in line);
    const wrongTotals = lines.filter((line) => 'total' in line);
    return { lines, book, unreadable, wrongTotals, told, heard, records: [...records.values()] };
  }

  private async withBookings(
    { networkId, providerId }: CallImport,
    book: CallBook,
    calls: readonly Omit<Heard, 'booking'>[],
  ): Promise<Pick<HeardBatch, 'told' | 'heard'>> {
    const listed = calls.map(({ call, caller }) => ({
      providerId,
      reference: call.reference,
      professionalId: caller.professionalId,
      language: call.language,
      startedAt: call.startedAt,
    }));
    const { matches, usages } = await this.database.transaction(async (tx) => {
      const matches = await this.bookings.match(tx, networkId, listed);
      const reported = matches.flatMap((match) => (match?.isRecorded ? match.bookingId : []));
      return { matches, usages: await this.recorded.ofBookings(tx, networkId, reported) };
    });
    await book.learnPractices(matches.flatMap((match) => match?.practiceId ?? []));
    const taken = new Set<Id>();
    const told: HeardBatch['told'][number][] = [];
    const heard: Heard[] = [];
    for (const [index, { line, call, caller }] of calls.entries()) {
      const match = caller.refusal === 'in_the_future' ? null : (matches[index] ?? null);
      const usage = match && usages.get(match.bookingId);
      if (usage && usage.source !== 'list' && usage.reference !== call.reference) {
        told.push({ line, call, usage });
        continue;
      }
      // A line that dropped and was dialled again is two calls and one booking: the second is charged by its code.
      const isAnother =
        match && (taken.has(match.bookingId) || (usage && usage.reference !== call.reference));
      if (match) taken.add(match.bookingId);
      heard.push({ line, call, caller, booking: isAnother ? null : match });
    }
    return { told, heard };
  }
}

const isCall = (line: CallLine): line is Extract<CallLine, { call: Call }> => 'call' in line;
