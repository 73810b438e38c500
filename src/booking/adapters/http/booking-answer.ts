import type { Booking } from '../../domain/booking.js';
import type { Offer } from '../../domain/offer.js';
import type { PayersTold } from '../../use-cases/read-payers.js';
import type { CancellationTerms } from '../../../rating/index.js';

type Told = Readonly<{ booking: Booking; offers: readonly Offer[]; terms: CancellationTerms }>;

/** A booking as the API tells it. */
export const bookingAnswer = ({ booking, offers, terms }: Told) => ({
  id: booking.id,
  networkId: booking.networkId,
  reference: booking.reference,
  status: booking.status,
  modality: booking.modality,
  language: booking.language,
  startsAt: booking.startsAt,
  expectedMinutes: booking.expectedMinutes,
  practiceId: booking.practiceId,
  professionalId: booking.professionalId,
  interpreterGender: booking.interpreterGender,
  sameInterpreterAs: booking.sameInterpreterAs,
  category: booking.category,
  seriesId: booking.seriesId,
  estimate:
    booking.estimateCents === null
      ? null
      : { amountCents: booking.estimateCents, lines: booking.estimateLines },
  agreementId: booking.agreementId,
  providerId: booking.providerId,
  providerReference: booking.providerReference,
  interpreterRef: booking.interpreterRef,
  offers: offers.map(({ id, providerId, state, answerBy, answeredAt, reason }) => ({
    id,
    providerId,
    state,
    answerBy,
    answeredAt,
    reason,
  })),
  access: booking.access,
  contact: booking.contact,
  call: booking.call,
  cancellation: terms,
  usageDueOn: booking.usageDueOn,
  confirmedAt: booking.confirmedAt,
  startedAt: booking.startedAt,
  cancelledBy: booking.cancelledBy,
  cancelledAt: booking.cancelledAt,
  cancelReason: booking.cancelReason,
  noShowBy: booking.noShowBy,
  unmetReason: booking.unmetReason,
  createdAt: booking.requestedAt,
});

export type BookingAnswer = ReturnType<typeof bookingAnswer>;

/** The same with who pays and why the others do not, which the coordination alone is told. */
export type ExplainedAnswer = BookingAnswer &
  Partial<Readonly<{ payers: PayersTold['payers']; payersAsOf: Date }>>;

/** For the API page. */
export const bookingExample = {
  id: '019ab4c0-5d1e-7c0f-a2b1-6f3d8c1e9a40',
  networkId: '019ab4c0-0000-7000-8000-000000000001',
  reference: '7K3FQ0ZD',
  status: 'requested',
  modality: 'phone_now',
  language: 'prs',
  startsAt: '2027-03-06T09:00:00.000Z',
  expectedMinutes: 20,
  practiceId: '019ab4c0-0000-7000-8000-000000000002',
  professionalId: '019ab4c0-0000-7000-8000-000000000003',
  interpreterGender: 'any',
  sameInterpreterAs: null,
  category: 'ame',
  seriesId: null,
  estimate: {
    amountCents: 2300,
    lines: [
      { rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 },
      { rule: 'block.step', quantity: 5, unitPriceCents: 100, amountCents: 500 },
    ],
  },
  agreementId: '019ab4c0-0000-7000-8000-000000000004',
  providerId: '019ab4c0-0000-7000-8000-000000000005',
  providerReference: null,
  interpreterRef: null,
  offers: [
    {
      id: '019ab4c0-5d1e-7c0f-a2b1-6f3d8c1e9a41',
      providerId: '019ab4c0-0000-7000-8000-000000000005',
      state: 'open',
      answerBy: '2027-03-06T09:10:00.000Z',
      answeredAt: null,
      reason: null,
    },
  ],
  access: { phoneNumber: '+33199000001', code: 'ROU-MG-01' },
  contact: null,
  call: 'professional_dials',
  cancellation: { feeCents: 0, freeUntil: null },
  usageDueOn: '2027-04-20',
  confirmedAt: null,
  startedAt: null,
  cancelledBy: null,
  cancelledAt: null,
  cancelReason: null,
  noShowBy: null,
  unmetReason: null,
  createdAt: '2027-03-06T09:00:00.000Z',
} as const;
