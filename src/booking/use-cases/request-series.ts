import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { InvalidInput, Refusal, RuleRefused } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import { BudgetExhausted } from '../../funding/index.js';
import { Directory } from '../../network/index.js';
import { ReferenceCache } from '../../platform/database/index.js';
import { Commands, replayOf, RequestInFlight, TooBusy, type OnceKey } from '../../platform/http/index.js';
import { NotEnrolled, SignsAreSeen } from '../domain/booking.errors.js';
import { SeriesRefused, type RefusedDate } from '../domain/series-refused.js';
import { Bookings, type AcceptAttempt, type AcceptOutcome } from './bookings.js';
import { bookingOf, offerOf } from './new-booking.js';
import { NoteUnmet } from './note-unmet.js';
import { PlanBooking, type Plan, type PlanRequest } from './plan-booking.js';
import { ReadRequest, type BookingRequest } from './read-request.js';

/** `firstId` is the booking of the first date. */
export type Series = Readonly<{ seriesId: Id; firstId: Id }>;

type Asked = Readonly<{ request: BookingRequest; startsAt: Date; asked: PlanRequest; plan: Plan }>;
type Told =
  | Asked
  | (Readonly<{ refused: RefusedDate; request: BookingRequest; asked: PlanRequest | null }> &
      Partial<Pick<Asked, 'plan'>>);

const ATTEMPTS = 12;

/** The same session on several dates: bookings of their own that share a series, all accepted or none. */
@Injectable()
export class RequestSeries {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadRequest) private readonly reader: ReadRequest,
    @Inject(PlanBooking) private readonly planner: PlanBooking,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(NoteUnmet) private readonly noteUnmet: NoteUnmet,
  ) {}

  /**
   * @throws SeriesRefused, which names each refused date, after noting it as unmet; what RequestBooking throws for a request
   * that no date would make right.
   */
  async execute(
    viewer: NetworkViewer,
    request: Omit<BookingRequest, 'startsAt' | 'seriesId'>,
    starts: readonly Date[],
    once: OnceKey | null,
  ): Promise<Series> {
    for (let attempt = 1; ; attempt++) {
      const series = await this.attempt(viewer, request, starts, once);
      if (typeof series === 'object') return series;
      // As for one booking: after a collision, the key may still be this request's own.
      if (series === 'in_flight' && attempt === 1) throw new RequestInFlight();
      if (attempt === ATTEMPTS) throw new TooBusy();
      await this.cache.refresh(viewer.networkId);
    }
  }

  private async attempt(
    viewer: NetworkViewer,
    request: Omit<BookingRequest, 'startsAt' | 'seriesId'>,
    starts: readonly Date[],
    once: OnceKey | null,
  ): Promise<Series | 'in_flight' | 'stale'> {
    const revision = await this.cache.revisionOf(viewer.networkId);
    const seriesId = newId();
    const dates: Told[] = [];
    for (const startsAt of starts) {
      dates.push(await this.plan(viewer, { ...request, startsAt, seriesId }, startsAt));
    }
    if (dates.some((date) => 'refused' in date)) {
      const known = once && (await this.commands.answerTo(once));
      if (known) return known.body as Series;
      if ((await this.cache.refresh(viewer.networkId)).revision !== revision) return 'stale';
      return this.refuse(viewer, dates);
    }
    const planned = dates.filter((date): date is Asked => !('refused' in date));
    const attempts = attemptsOf(viewer.accountId, planned, revision, seriesId, once);
    const outcomes = await this.bookings.acceptAll(attempts);
    return this.conclude(viewer, planned, outcomes, { seriesId, firstId: attempts[0]!.booking.id }, once);
  }

  private async plan(viewer: NetworkViewer, request: BookingRequest, startsAt: Date): Promise<Told> {
    let asked: PlanRequest | null = null;
    try {
      asked = await this.reader.read(viewer, request, this.clock.now());
      return { request, startsAt, asked, plan: await this.planner.plan(asked) };
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !concernsTheDate(refusal)) throw refusal;
      return { refused: { startsAt, refusal }, request, asked };
    }
  }

  private async conclude(
    viewer: NetworkViewer,
    planned: readonly Asked[],
    outcomes: readonly AcceptOutcome[],
    series: Series,
    once: OnceKey | null,
  ): Promise<Series | 'in_flight' | 'stale'> {
    for (const outcome of outcomes) {
      if (outcome.kind === 'stale' || outcome.kind === 'in_flight') return outcome.kind;
      if (outcome.kind === 'known') return replayOf(outcome, once?.fingerprint ?? '').body as Series;
    }
    if (outcomes.every(({ kind }) => kind === 'accepted')) return series;
    const dates = planned.map((date, i): Told =>
      outcomes[i]?.kind === 'exhausted'
        ? { ...date, refused: { startsAt: date.startsAt, refusal: new BudgetExhausted() } }
        : date,
    );
    return this.refuse(viewer, dates);
  }

  private async refuse(viewer: NetworkViewer, dates: readonly Told[]): Promise<never> {
    const refused: RefusedDate[] = [];
    for (const date of dates) {
      if (!('refused' in date)) continue;
      refused.push(date.refused);
      const { request, asked, refused: one } = date;
      const neededCents = date.plan?.estimate.totalCents ?? null;
      if (asked) await this.noteUnmet.execute(viewer, request, asked, one.refusal, neededCents);
    }
    throw new SeriesRefused(refused, (await this.directory.network(viewer.networkId)).timeZone);
  }
}

/** Another date might do: what is wrong with the rest of the request is wrong on every date. */
const concernsTheDate = (refusal: Refusal): boolean =>
  refusal instanceof RuleRefused
    ? !(refusal instanceof NotEnrolled || refusal instanceof SignsAreSeen)
    : refusal instanceof InvalidInput &&
      (refusal.problem.errors ?? []).every(({ pointer }) => ['/startsAt', '/practiceId'].includes(pointer));

/** The first carries the key of the whole request, and its answer. */
const attemptsOf = (
  requestedBy: Id,
  dates: readonly Asked[],
  revision: number,
  seriesId: Id,
  once: OnceKey | null,
): readonly AcceptAttempt[] => {
  const bookings = dates.map(({ request, asked, plan }) => bookingOf(requestedBy, request, asked, plan));
  const answer: Series = { seriesId, firstId: bookings[0]!.id };
  return dates.map(({ plan }, i) => ({
    booking: bookings[i]!,
    offer: offerOf(bookings[i]!, plan, bookings[i]!.requestedAt),
    payers: plan.payers.map(({ id, onExhaustion }) => ({
      agreementId: id,
      onExhaustion,
      access: plan.accessUnder(id),
      answer,
    })),
    revision,
    requestedBy,
    once: i === 0 ? once : null,
  }));
};
