import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { InvalidInput, NotFound, RuleRefused } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import { dayOf } from '../../kernel/civil-time.js';
import { BudgetExhausted } from '../../funding/index.js';
import {
  Directory,
  isLanguageCode,
  practicesOn,
  type Practice,
  type Professional,
} from '../../network/index.js';
import { ReferenceCache } from '../../platform/database/index.js';
import { Forbidden, replayOf, RequestInFlight, type OnceKey } from '../../platform/http/index.js';
import type { InterpreterGender, UnmetReason } from '../domain/booking.js';
import { NotEnrolled } from '../domain/booking.errors.js';
import { Bookings, type BookingWithOffers } from './bookings.js';
import { bookingOf, offerOf } from './new-booking.js';
import { PlanBooking, type Plan, type PlanRequest } from './plan-booking.js';

export type BookingRequest = Readonly<{
  modality: Modality;
  language: string;
  /** null for `phone_now`, which starts now. */
  startsAt: Date | null;
  expectedMinutes: number;
  practiceId: Id | null;
  professionalId: Id | null;
  interpreterGender: InterpreterGender;
  sameInterpreterAs: Id | null;
  category: string | null;
  seriesId: Id | null;
}>;

/** How an accepted booking is told to whoever asked; stored with it, for the same request sent again. */
export type Presenter<Answer> = (accepted: BookingWithOffers & { plan: Plan }) => Answer;

const ATTEMPTS = 5;

/**
 * A professional asks for an interpreter: who is asked, what it should cost and who pays are decided on what is known, then
 * written with the reservation in one round trip. When something moved meanwhile, it is decided again.
 */
@Injectable()
export class RequestBooking {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(PlanBooking) private readonly planner: PlanBooking,
    @Inject(Bookings) private readonly bookings: Bookings,
  ) {}

  /**
   * @throws InvalidInput, NotFound, NotEnrolled; NoAgreement, NotEligible, BudgetExhausted, NoProvider, each after noting the
   * request as unmet; RequestInFlight, IdempotencyKeyReused.
   */
  async execute<Answer>(
    viewer: NetworkViewer,
    request: BookingRequest,
    once: OnceKey | null,
    present: Presenter<Answer>,
  ): Promise<{ answer: Answer; replayed: boolean }> {
    for (let attempt = 1; ; attempt++) {
      const askedAt = this.clock.now();
      const revision = await this.cache.revisionOf(viewer.networkId);
      const asked = await this.read(viewer, request, askedAt);
      const outcome = await this.decide(viewer, request, asked, revision, once, present);
      if (outcome !== 'stale') return outcome;
      if (attempt === ATTEMPTS) throw new RequestInFlight();
      await this.cache.refresh(viewer.networkId);
    }
  }

  private async decide<Answer>(
    viewer: NetworkViewer,
    request: BookingRequest,
    asked: PlanRequest,
    revision: number,
    once: OnceKey | null,
    present: Presenter<Answer>,
  ): Promise<{ answer: Answer; replayed: boolean } | 'stale'> {
    let plan: Plan;
    try {
      plan = await this.planner.plan(asked);
    } catch (refusal) {
      if (await this.isStale(viewer.networkId, revision)) return 'stale';
      throw await this.unmet(viewer, request, asked, refusal);
    }
    const booking = bookingOf(viewer.accountId, request, asked, plan);
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
      case 'in_flight':
        throw new RequestInFlight();
      case 'exhausted':
        if (await this.isStale(viewer.networkId, revision)) return 'stale';
        throw await this.unmet(viewer, request, asked, new BudgetExhausted());
      case 'stale':
        return 'stale';
    }
  }

  private async isStale(networkId: Id, revision: number): Promise<boolean> {
    return (await this.cache.refresh(networkId)).revision !== revision;
  }

  /** What the request leaves unsaid is read from who asks and where they work. */
  private async read(viewer: NetworkViewer, request: BookingRequest, askedAt: Date): Promise<PlanRequest> {
    const { networkId } = viewer;
    const startsAt = startOf(request, askedAt);
    if (!isLanguageCode(request.language))
      throw invalid(
        '/language',
        'Cette langue n’est pas au catalogue : voyez GET /languages.',
        'This language is not in the catalogue: see GET /languages.',
      );
    const professional = await this.professional(viewer, request.professionalId);
    const { timeZone } = await this.directory.network(networkId);
    const practice = await this.practice(viewer, professional, request.practiceId, dayOf(startsAt, timeZone));
    const { modality, language, expectedMinutes, category } = request;
    return {
      networkId,
      professional,
      practice,
      modality,
      language,
      startsAt,
      expectedMinutes,
      category,
      askedAt,
    };
  }

  private async professional(viewer: NetworkViewer, asked: Id | null): Promise<Professional> {
    if (viewer.role !== 'professional' && !asked)
      throw invalid('/professionalId', 'Dites pour quel professionnel.', 'Say for which professional.');
    const id = viewer.role === 'professional' ? viewer.professionalId : asked!;
    if (viewer.role === 'professional' && asked && asked !== id) throw new Forbidden();
    const professional = await this.directory.professional(viewer.networkId, id);
    if (!professional) throw new NotFound();
    if (
      viewer.role === 'staff' &&
      !professional.practices.some(({ practiceId }) => practiceId === viewer.practiceId)
    )
      throw new NotFound();
    if (professional.status !== 'enrolled') throw new NotEnrolled();
    return professional;
  }

  private async practice(
    viewer: NetworkViewer,
    professional: Professional,
    asked: Id | null,
    day: string,
  ): Promise<Practice> {
    const practices = practicesOn(professional, day);
    const wanted =
      asked ?? (viewer.role === 'staff' ? viewer.practiceId : practices.length === 1 ? practices[0]! : null);
    if (!wanted) {
      throw invalid(
        '/practiceId',
        'Ce professionnel exerce dans plusieurs structures, ou dans aucune ce jour-là : précisez laquelle.',
        'This professional works in several practices, or in none on that day: say which.',
      );
    }
    const practice = practices.includes(wanted)
      ? await this.directory.practice(viewer.networkId, wanted)
      : undefined;
    if (!practice)
      throw invalid(
        '/practiceId',
        'Ce professionnel n’exerce pas dans cette structure ce jour-là.',
        'This professional does not work in this practice on that day.',
      );
    return practice;
  }

  /** The request is noted as unmet, once, and the refusal given back to be thrown. */
  private async unmet(
    viewer: NetworkViewer,
    request: BookingRequest,
    asked: PlanRequest,
    refusal: unknown,
  ): Promise<unknown> {
    const reason = refusal instanceof RuleRefused ? unmetReasonOf[refusal.problem.type] : undefined;
    if (!reason) return refusal;
    const { timeZone } = await this.directory.network(viewer.networkId);
    const when = request.startsAt ? request.startsAt.toISOString() : dayOf(asked.askedAt, timeZone);
    await this.bookings.noteUnmet({
      ...bookingOf(viewer.accountId, request, asked, null),
      status: 'unmet',
      unmetReason: reason,
      unmetKey: [asked.professional.id, asked.practice.id, asked.language, asked.modality, when].join('|'),
    });
    return refusal;
  }
}

const unmetReasonOf: Readonly<Record<string, UnmetReason>> = {
  'no-agreement': 'no_agreement',
  'not-eligible': 'not_eligible',
  'budget-exhausted': 'budget_exhausted',
  'no-provider': 'no_provider',
};

const startOf = ({ modality, startsAt }: BookingRequest, askedAt: Date): Date => {
  if (modality === 'phone_now') {
    if (startsAt)
      throw invalid(
        '/startsAt',
        'Un appel immédiat commence maintenant : retirez ce champ.',
        'An immediate call starts now: remove this field.',
      );
    return askedAt;
  }
  if (!startsAt)
    throw invalid(
      '/startsAt',
      'Dites quand l’intervention doit commencer.',
      'Say when the session is to start.',
    );
  if (startsAt <= askedAt)
    throw invalid(
      '/startsAt',
      'Ce moment est passé : choisissez-en un à venir.',
      'This moment is past: choose one to come.',
    );
  return startsAt;
};

const invalid = (pointer: string, fr: string, en: string): InvalidInput =>
  new InvalidInput([{ pointer, message: { fr, en } }]);
