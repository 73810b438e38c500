import { newId, referenceOf, type Id } from '../../kernel/ids.js';
import type { Booking } from '../domain/booking.js';
import type { Offer } from '../domain/offer.js';
import type { Plan, PlanRequest } from './plan-booking.js';

type Wishes = Pick<Booking, 'interpreterGender' | 'sameInterpreterAs' | 'seriesId'>;

/** A booking as it is first written; without a plan, one that nobody serves. Its payer is chosen when it is accepted. */
export const bookingOf = (
  requestedBy: Id,
  request: Wishes,
  asked: PlanRequest,
  plan: Plan | null,
): Booking => {
  const id = newId();
  return {
    networkId: asked.networkId,
    id,
    reference: referenceOf(id),
    status: 'requested',
    modality: asked.modality,
    language: asked.language,
    startsAt: asked.startsAt,
    expectedMinutes: asked.expectedMinutes,
    practiceId: asked.practice.id,
    professionalId: asked.professional.id,
    requestedBy,
    requestedAt: asked.askedAt,
    interpreterGender: request.interpreterGender,
    sameInterpreterAs: request.sameInterpreterAs,
    category: asked.category,
    seriesId: request.seriesId,
    ...(plan ? planned(plan, asked.startsAt) : unplanned),
    agreementId: null,
    access: null,
    contact: null,
    providerReference: null,
    interpreterRef: null,
    confirmedAt: null,
    startedAt: null,
    cancelledBy: null,
    cancelledAt: null,
    cancelReason: null,
    noShowBy: null,
    unmetReason: null,
    unmetKey: null,
  };
};

const unplanned = {
  providerId: null,
  tariffId: null,
  estimateCents: null,
  estimateLines: null,
  call: null,
  usageDueOn: null,
  dueAt: null,
} as const;

/** What a plan settles on a booking. A provider that only has a phone code is never sent anything: its start is what comes next. */
export const planned = (
  plan: Plan,
  startsAt: Date,
): Pick<
  Booking,
  'providerId' | 'tariffId' | 'estimateCents' | 'estimateLines' | 'call' | 'usageDueOn' | 'dueAt'
> => ({
  providerId: plan.provider.id,
  tariffId: plan.tariff.id,
  estimateCents: plan.estimate.totalCents,
  estimateLines: plan.estimate.lines,
  call: plan.provider.call,
  usageDueOn: plan.usageDueOn,
  dueAt: plan.provider.dispatch === 'phone_code' ? startsAt : plan.answerBy,
});

/** The offer that a plan makes; null for a provider that only has a phone code. */
export const offerOf = (
  { networkId, id }: Booking,
  plan: Plan,
  madeAt: Date,
  replacesId: Id | null = null,
): Offer | null =>
  plan.provider.dispatch === 'phone_code'
    ? null
    : {
        networkId,
        id: newId(),
        bookingId: id,
        providerId: plan.provider.id,
        state: 'open',
        replacesId,
        answerBy: plan.answerBy,
        madeAt,
        deliveredAt: null,
        answeredAt: null,
        reason: null,
      };
