import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/errors.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import { BudgetExhausted } from '../../funding/index.js';
import { ReferenceCache } from '../../platform/database/index.js';
import { Commands, replayOf, RequestInFlight, TooBusy, type OnceKey } from '../../platform/http/index.js';
import type { Booking } from '../domain/booking.js';
import { Bookings, type BookingWithOffers } from './bookings.js';
import { bookingOf, offerOf } from './new-booking.js';
import { NoteUnmet } from './note-unmet.js';
import { PlanBooking, type Plan, type PlanRequest } from './plan-booking.js';
import { ReadRequest, type BookingRequest } from './read-request.js';

/** How an accepted booking is told to whoever asked; stored with it, for the same request sent again. */
export type Presenter<Answer> = (accepted: BookingWithOffers & { plan: Plan }) => Answer;

const ATTEMPTS = 12;
/** In milliseconds. Those who collided do not come back together. */
const LONGEST_PAUSE_MS = 25;

/**
 * A professional asks for an interpreter: who is asked, what it should cost and who pays are decided on what is known, then
 * written with the reservation in one round trip. When something moved meanwhile, it is decided again.
 */
@Injectable()
export class RequestBooking {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadRequest) private readonly reader: ReadRequest,
    @Inject(PlanBooking) private readonly planner: PlanBooking,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(NoteUnmet) private readonly noteUnmet: NoteUnmet,
  ) {}

  /**
   * @throws InvalidInput, NotFound, NotEnrolled; NoAgreement, NotEligible, BudgetExhausted, NoProvider, each after noting the
   * request as unmet; RequestInFlight, IdempotencyKeyReused; TooBusy, with nothing done.
   */
  async execute<Answer>(
    viewer: NetworkViewer,
    request: BookingRequest,
    once: OnceKey | null,
    present: Presenter<Answer>,
  ): Promise<{ answer: Answer; replayed: boolean }> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(viewer, request, once, present);
      if (typeof outcome === 'object') return outcome;
      // PostgreSQL tells of a collision before it lets go of what was held: the key may still be this request's own.
      if (outcome === 'in_flight' && attempt === 1) throw new RequestInFlight();
      if (attempt === ATTEMPTS) throw new TooBusy();
      if (attempt > 1) await pause(Math.random() * LONGEST_PAUSE_MS * Math.min(attempt, 8));
      await this.cache.refresh(viewer.networkId);
    }
  }

  private async attempt<Answer>(
    viewer: NetworkViewer,
    request: BookingRequest,
    once: OnceKey | null,
    present: Presenter<Answer>,
  ): Promise<Outcome<Answer>> {
    const revision = await this.cache.revisionOf(viewer.networkId);
    let asked: PlanRequest | undefined;
    let plan: Plan | undefined;
    try {
      asked = await this.reader.read(viewer, request, this.clock.now());
      plan = await this.planner.plan(asked);
      return await this.accept(viewer, bookingOf(viewer.accountId, request, asked, plan), plan, {
        revision,
        once,
        present,
      });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      // A request sent again was perhaps accepted while it still could be: it is told what it was told then.
      const known = once && (await this.commands.answerTo(once));
      if (known) return { answer: known.body as Answer, replayed: true };
      if ((await this.cache.refresh(viewer.networkId)).revision !== revision) return 'stale';
      if (asked)
        await this.noteUnmet.execute(viewer, request, asked, refusal, plan?.estimate.totalCents ?? null);
      throw refusal;
    }
  }

  private async accept<Answer>(
    viewer: NetworkViewer,
    booking: Booking,
    plan: Plan,
    { revision, once, present }: { revision: number; once: OnceKey | null; present: Presenter<Answer> },
  ): Promise<Outcome<Answer>> {
    const offer = offerOf(booking, plan, booking.requestedAt);
    const answers = plan.payers.map(({ id }) => {
      const access = plan.accessUnder(id);
      return {
        access,
        answer: present({
          booking: { ...booking, agreementId: id, access },
          offers: offer ? [offer] : [],
          plan,
        }),
      };
    });
    const payers = plan.payers.map(({ id, onExhaustion }, i) => ({
      agreementId: id,
      onExhaustion,
      ...answers[i]!,
    }));
    const outcome = await this.bookings.accept({
      booking,
      offer,
      payers,
      revision,
      requestedBy: viewer.accountId,
      once,
    });
    switch (outcome.kind) {
      case 'accepted':
        return { answer: answers[outcome.payer]!.answer, replayed: false };
      case 'known':
        return { answer: replayOf(outcome, once?.fingerprint ?? '').body as Answer, replayed: true };
      case 'exhausted':
        throw new BudgetExhausted();
      case 'in_flight':
      case 'stale':
        return outcome.kind;
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

type Outcome<Answer> = { answer: Answer; replayed: boolean } | 'in_flight' | 'stale';
