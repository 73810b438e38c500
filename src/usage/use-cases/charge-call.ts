import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Directory, practicesOn } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Call } from '../domain/call-list/call-line.js';
import type { UsageRecord } from '../domain/session.js';
import { AgreementClosed, CallerUnknown, ImpossibleFact, referenceRecorded } from '../domain/usage.errors.js';
import { BookedSessions, type BookedSession } from './booked-sessions.js';
import { CallBooks, type CallBook, type Caller } from './call-book.js';
import { sessionOf, type ListedBy } from './listed-session.js';
import { RecordUsage } from './record-usage.js';
import { RecordedCalls } from './recorded-calls.js';

/** Who pays, and who called, as a person says it; where `agreementId` is null, as the call's booking or its code says it. */
export type Attribution = Readonly<{ agreementId: Id | null; professionalId: Id | null }>;

type Attributed = Readonly<{ caller: Caller; booking: BookedSession | null }>;

/** Records one call that a provider lists, for whom somebody says; by default for whom its code says. */
@Injectable()
export class ChargeCall {
  constructor(
    @Inject(CallBooks) private readonly books: CallBooks,
    @Inject(BookedSessions) private readonly bookings: BookedSessions,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(RecordedCalls) private readonly recorded: RecordedCalls,
    @Inject(RecordUsage) private readonly recordUsage: RecordUsage,
  ) {}

  /** @throws NotFound, ImpossibleFact, AgreementClosed, CallerUnknown, NoTariff; StateConflict when the reference is recorded already */
  async execute(tx: Tx, list: ListedBy, call: Call, said: Attribution, by: Id): Promise<UsageRecord> {
    const { networkId, providerId } = list;
    const book = await this.books.open(networkId, providerId);
    if (call.startedAt > tx.at) throw new ImpossibleFact();
    const known = await this.recorded.ofReferences(tx, networkId, providerId, [call.reference]);
    const recorded = known.get(call.reference)?.at(-1);
    if (recorded) throw referenceRecorded(recorded.id);
    await book.prepare([call]);
    const byCode = book.callerOf(call, tx.at);
    const { agreementId } = said;
    const { caller, booking } =
      agreementId === null
        ? await this.asBooked(tx, list, call, byCode)
        : { caller: await this.asSaid(list, book, byCode, { ...said, agreementId }), booking: null };
    const session = sessionOf({ call, caller, booking }, list);
    if (!session) throw new CallerUnknown(caller.refusal);
    const record = await this.recordUsage.execute(tx, session, by);
    if (booking) await this.bookings.complete(tx, networkId, [booking.bookingId]);
    return record;
  }

  private async asSaid(
    { networkId }: ListedBy,
    book: CallBook,
    byCode: Caller,
    { agreementId, professionalId }: Readonly<{ agreementId: Id; professionalId: Id | null }>,
  ): Promise<Caller> {
    const { sessionOn } = byCode;
    if (!book.knows(agreementId)) throw new NotFound();
    if (!book.isOpen(agreementId, sessionOn)) throw new AgreementClosed(sessionOn);
    const named = professionalId && (await this.directory.professional(networkId, professionalId));
    if (professionalId && !named) throw new NotFound();
    const who = named
      ? { professionalId: named.id, practiceId: practicesOn(named, sessionOn)[0] ?? null }
      : byCode;
    return { ...byCode, ...who, agreementId, refusal: null };
  }

  private async asBooked(
    tx: Tx,
    { networkId, providerId }: ListedBy,
    { reference, language, startedAt }: Call,
    caller: Caller,
  ): Promise<Attributed> {
    const { professionalId } = caller;
    const listed = { providerId, reference, professionalId, language, startedAt };
    const [match] = await this.bookings.match(tx, networkId, [listed]);
    if (!match || match.isRecorded) return { caller, booking: null };
    const held = await this.bookings.hold(tx, networkId, [match.bookingId]);
    return { caller, booking: held.get(match.bookingId) ?? null };
  }
}
