import type { Role } from '../../src/kernel/viewer.js';

/** What a route's address names: made once in our network and once in another one. */
export type Named =
  | 'accessCode'
  | 'account'
  | 'agreement'
  | 'application'
  | 'booking'
  | 'handover'
  | 'import'
  | 'offer'
  | 'passkey'
  | 'practice'
  | 'professional'
  | 'provider'
  | 'receivedEvent'
  | 'session'
  | 'tariff'
  | 'staff'
  | 'token'
  | 'usage';

export type Permission = Readonly<{
  may: readonly Role[] | 'anyone' | 'signed';
  /** Shows, to those who build pages, how a fault looks. */
  fails?: true;
  /** What `:id` is. */
  of?: Named;
  /** Who of those who may does not find it, being of another practice or funder in the same network. */
  hiddenFromNeighbours?: readonly Role[];
  /** A form that passes as such, so that the answer is about the id. */
  body?: object | ((ids: Ids) => object);
}>;

export type Ids = Readonly<Record<Named, string>>;

const everyone: readonly Role[] = ['professional', 'staff', 'coordinator', 'funder', 'provider', 'admin'];
/** Whoever is with the patient. */
const callers: readonly Role[] = ['professional', 'staff'];
const carers: readonly Role[] = ['professional', 'staff', 'coordinator'];
const coordinator: readonly Role[] = ['coordinator'];
const overseers: readonly Role[] = ['coordinator', 'admin'];
const ownBooking = { of: 'booking', hiddenFromNeighbours: ['professional', 'staff'] } as const;
const ownPractice = { of: 'practice', hiddenFromNeighbours: ['professional', 'staff'] } as const;
const aPlace = {
  name: 'MSP de la Grand-Mare',
  kind: 'msp',
  commune: 'Rouen',
  inseeCode: '76540',
  postcode: '76000',
  address: '1 place de la Mairie',
  contactPhone: '02 61 91 00 01',
};
const ownOffer = { of: 'offer', hiddenFromNeighbours: ['provider'] } as const;
const ownAgreement = { of: 'agreement', hiddenFromNeighbours: ['funder'] } as const;

/** Written by hand, from the contract: what the program declares is held against it, and neither is copied from the other. */
export const permissions: Readonly<Record<string, Permission>> = {
  'GET /health/live': { may: 'anyone' },
  'GET /health/ready': { may: 'anyone' },
  'GET /metrics': { may: 'anyone' },
  'GET /': { may: 'anyone' },
  'GET /mailbox': { may: 'anyone' },
  'GET /style': { may: 'anyone' },
  'GET /style/refused': { may: 'anyone', fails: true },
  'POST /language': { may: 'anyone' },
  'GET /sign-in': { may: 'anyone' },
  'GET /sign-in/sent': { may: 'anyone' },
  'GET /sign-in/link/:secret': { may: 'anyone' },
  'POST /sign-in': { may: 'anyone' },
  'POST /sign-in/demo': { may: 'anyone' },
  'GET /sign-in/pro-sante-connect': { may: 'anyone' },
  'GET /sign-in/pro-sante-connect/back': { may: 'anyone' },
  'POST /sign-in/pro-sante-connect/network': { may: 'anyone' },
  'POST /sign-in/passkey': { may: 'anyone' },
  'POST /sign-in/passkey/options': { may: 'anyone' },
  'POST /sign-in/link/:secret': { may: 'anyone' },
  'GET /network': { may: coordinator },
  'GET /network/professionals.csv': { may: coordinator },
  'GET /network/professionals/new': { may: coordinator },
  'POST /network/professionals': { may: coordinator },
  'POST /network/relaunch': { may: coordinator },
  'GET /network/professionals/:id': { may: coordinator, of: 'professional' },
  'GET /network/professionals/:id/edit': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/edit': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/practices': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/invite': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/relaunch': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/enrol': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/suspend': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/reinstate': { may: coordinator, of: 'professional' },
  'POST /network/professionals/:id/leave': { may: coordinator, of: 'professional' },
  'GET /network/applications': { may: coordinator },
  'GET /network/applications/:id': { may: coordinator, of: 'application' },
  'GET /network/applications/:id/proof': { may: coordinator, of: 'application' },
  'POST /network/applications/:id/accept': {
    may: coordinator,
    of: 'application',
    body: { practiceId: 'x' },
  },
  'POST /network/applications/:id/refuse': { may: coordinator, of: 'application' },
  'GET /network/practices': { may: coordinator },
  'GET /network/practices.csv': { may: coordinator },
  'GET /network/practices/new': { may: coordinator },
  'POST /network/practices': { may: coordinator },
  'GET /network/practices/:id': { may: coordinator, of: 'practice' },
  'GET /network/practices/:id/edit': { may: coordinator, of: 'practice' },
  'POST /network/practices/:id/edit': { may: coordinator, of: 'practice' },
  'POST /network/practices/:id/close': { may: coordinator, of: 'practice' },
  'POST /network/practices/:id/staff': { may: coordinator, of: 'practice' },
  'POST /network/practices/staff/:id/remove': { may: coordinator, of: 'staff' },
  'GET /practice': { may: ['professional', 'staff'] },
  'POST /practice/staff': {
    may: ['professional'],
    body: ({ practice }) => ({ practiceId: practice }),
  },
  'POST /practice/staff/:id/remove': {
    may: ['professional'],
    of: 'staff',
    hiddenFromNeighbours: ['professional'],
  },
  'GET /network/accounts': { may: coordinator },
  'POST /network/accounts': { may: coordinator },
  'POST /network/accounts/:id/disable': { may: coordinator, of: 'staff' },
  'POST /network/accounts/:id/enable': { may: coordinator, of: 'staff' },
  'GET /network/audit': { may: coordinator },
  'GET /network/audit.csv': { may: coordinator },
  'GET /join/sent': { may: 'anyone' },
  'GET /join/:secret': { may: 'anyone' },
  'POST /join/:secret': { may: 'anyone' },
  'GET /offline': { may: 'anyone' },
  'GET /call': { may: callers },
  'POST /call': { may: callers },
  'GET /call/offline': { may: callers },
  'GET /call/card.pdf': { may: callers },
  'GET /call/:id': { may: callers, ...ownBooking },
  'POST /call/:id/incident': { may: callers, ...ownBooking, body: { kind: 'no_answer' } },
  'POST /call/:id/forgo': { may: callers, ...ownBooking },
  'GET /book': { may: callers },
  'GET /book/consequence': { may: callers },
  'POST /book': { may: callers },
  'GET /bookings': { may: callers },
  'GET /bookings.csv': { may: callers },
  'GET /bookings/events': { may: callers },
  'GET /bookings/:id': { may: callers, ...ownBooking },
  'GET /bookings/:id.ics': { may: callers, ...ownBooking },
  'GET /bookings/:id/events': { may: callers, ...ownBooking },
  'GET /bookings/:id/cancel': { may: callers, ...ownBooking },
  'POST /bookings/:id/cancel': { may: callers, ...ownBooking, body: { reason: 'appointment_moved' } },
  'GET /bookings/:id/reschedule': { may: callers, ...ownBooking },
  'POST /bookings/:id/reschedule': {
    may: callers,
    ...ownBooking,
    body: { day: '2090-01-05', time: '10:00' },
  },
  'POST /bookings/:id/incident': { may: callers, ...ownBooking, body: { kind: 'no_answer' } },
  'GET /calendar': { may: callers },
  'POST /calendar': { may: callers },
  'POST /calendar/revoke': { may: callers },
  'GET /calendar/:secret.ics': { may: 'anyone' },
  'GET /account': { may: everyone },
  'POST /account/passkeys': { may: everyone },
  'POST /account/passkeys/options': { may: everyone },
  'POST /account/passkeys/:id/remove': { may: everyone, of: 'passkey', hiddenFromNeighbours: everyone },
  'POST /account/tokens': { may: everyone },
  'POST /account/tokens/:id/revoke': { may: everyone, of: 'token', hiddenFromNeighbours: everyone },
  'POST /account/sessions/:id/end': { may: everyone, of: 'session', hiddenFromNeighbours: everyone },
  'POST /sign-out': { may: everyone },
  'POST /sign-out/everywhere': { may: everyone },

  'GET /agreements': { may: ['funder'] },
  'GET /agreements/:id': { may: ['funder'], ...ownAgreement },
  'GET /networks': { may: ['admin'] },
  'POST /networks': { may: ['admin'] },
  'GET /overview': { may: coordinator },
  'GET /budgets': { may: coordinator },
  'POST /budgets': { may: coordinator },
  'GET /budgets/new': { may: coordinator },
  'GET /budgets/funders': { may: coordinator },
  'POST /budgets/funders': { may: coordinator },
  'GET /budgets/:id': { may: coordinator, of: 'agreement' },
  'POST /budgets/:id/amendments': { may: coordinator, of: 'agreement' },
  'GET /budgets/:id/entries': { may: coordinator, of: 'agreement' },
  'GET /budgets/:id/entries.csv': { may: coordinator, of: 'agreement' },

  'GET /api/v1/me': { may: everyone },
  'GET /api/v1/languages': { may: everyone },
  'GET /api/v1/tokens': { may: everyone },
  'POST /api/v1/tokens': { may: everyone },
  'POST /api/v1/tokens/:id/revoke': { may: everyone, of: 'token', hiddenFromNeighbours: everyone },
  'GET /api/v1/sessions': { may: everyone },
  'POST /api/v1/sessions/revoke': { may: everyone },
  'POST /api/v1/sessions/:id/revoke': { may: everyone, of: 'session', hiddenFromNeighbours: everyone },
  'GET /api/v1/accounts': { may: coordinator },
  'POST /api/v1/accounts': { may: coordinator },
  'POST /api/v1/accounts/:id/disable': { may: coordinator, of: 'account' },
  'POST /api/v1/accounts/:id/enable': { may: coordinator, of: 'account' },
  'GET /api/v1/audit': { may: overseers },

  'GET /api/v1/networks': { may: ['admin'] },
  'POST /api/v1/networks': { may: ['admin'] },
  'GET /api/v1/applications': { may: coordinator },
  'GET /api/v1/applications/:id': { may: coordinator, of: 'application' },
  'GET /api/v1/applications/:id/proof': { may: coordinator, of: 'application' },
  'POST /api/v1/applications/:id/accept': { may: coordinator, of: 'application' },
  'POST /api/v1/applications/:id/refuse': {
    may: coordinator,
    of: 'application',
    body: { reason: 'proof_unreadable' },
  },
  'GET /api/v1/practices/:id/staff': { may: carers, ...ownPractice },
  'POST /api/v1/practices/:id/staff': {
    may: ['coordinator', 'professional'],
    ...ownPractice,
    body: { email: 'secretariat@rouen.example' },
  },
  'POST /api/v1/staff/:id/remove': {
    may: ['coordinator', 'professional'],
    of: 'staff',
    hiddenFromNeighbours: ['professional'],
  },
  'POST /api/v1/practices/:id': { may: coordinator, of: 'practice', body: aPlace },
  'POST /api/v1/practices/:id/close': { may: coordinator, of: 'practice', body: { on: '2090-01-01' } },
  'POST /api/v1/professionals/relaunch': { may: coordinator },
  'POST /api/v1/professionals/:id': { may: coordinator, of: 'professional', body: { givenName: 'Médecin' } },
  'POST /api/v1/professionals/:id/practices': {
    may: coordinator,
    of: 'professional',
    body: ({ practice }) => ({ practiceId: practice, from: '2089-01-01', until: '2089-01-01' }),
  },
  'POST /api/v1/professionals/:id/invite': { may: coordinator, of: 'professional' },
  'POST /api/v1/professionals/:id/relaunch': { may: coordinator, of: 'professional' },
  'GET /api/v1/practices': { may: [...carers, 'admin'] },
  'GET /api/v1/practices/:id': { may: [...carers, 'admin'], of: 'practice' },
  'POST /api/v1/practices': { may: coordinator },
  'GET /api/v1/professionals': { may: [...carers, 'admin'] },
  'GET /api/v1/professionals/:id': {
    may: [...carers, 'admin'],
    of: 'professional',
    hiddenFromNeighbours: ['professional', 'staff'],
  },
  'POST /api/v1/professionals': { may: coordinator },
  'POST /api/v1/professionals/:id/enrol': { may: coordinator, of: 'professional' },
  'POST /api/v1/professionals/:id/suspend': { may: coordinator, of: 'professional' },
  'POST /api/v1/professionals/:id/reinstate': { may: coordinator, of: 'professional' },
  'POST /api/v1/professionals/:id/leave': { may: coordinator, of: 'professional' },
  'GET /api/v1/providers': { may: overseers },
  'GET /api/v1/providers/:id': { may: overseers, of: 'provider' },
  'POST /api/v1/providers': { may: coordinator },
  'POST /api/v1/providers/:id': { may: coordinator, of: 'provider', body: { priority: 100 } },
  'POST /api/v1/providers/:id/suspend': { may: coordinator, of: 'provider', body: { on: '2090-01-01' } },
  'POST /api/v1/providers/:id/resume': { may: coordinator, of: 'provider' },
  'POST /api/v1/providers/:id/secret': { may: coordinator, of: 'provider' },
  'GET /network/providers': { may: coordinator },
  'GET /network/providers.csv': { may: coordinator },
  'GET /network/providers/new': { may: coordinator },
  'POST /network/providers': { may: coordinator },
  'GET /network/providers/:id': { may: coordinator, of: 'provider' },
  'GET /network/providers/:id/access-codes': { may: coordinator, of: 'provider' },
  'GET /network/providers/:id/access-codes.csv': { may: coordinator, of: 'provider' },
  'POST /network/providers/:id/access-codes': {
    may: coordinator,
    of: 'provider',
    body: ({ agreement }) => ({ code: '00422', validFrom: '2022-01-01', agreementId: agreement }),
  },
  'POST /network/providers/:id/access-codes/many': { may: coordinator, of: 'provider' },
  'GET /network/providers/access-codes/:id': { may: coordinator, of: 'accessCode' },
  'POST /network/providers/access-codes/:id/revoke': {
    may: coordinator,
    of: 'accessCode',
    body: { on: '2090-01-01' },
  },
  'GET /network/providers/:id/edit': { may: coordinator, of: 'provider' },
  'POST /network/providers/:id/edit': { may: coordinator, of: 'provider' },
  'POST /network/providers/:id/suspend': { may: coordinator, of: 'provider', body: { on: '2090-01-01' } },
  'POST /network/providers/:id/resume': { may: coordinator, of: 'provider' },
  'POST /network/providers/:id/secret': { may: coordinator, of: 'provider' },
  'GET /network/providers/:id/tariffs': { may: coordinator, of: 'provider' },
  'GET /network/providers/:id/tariffs/new': { may: coordinator, of: 'provider' },
  'POST /network/providers/:id/tariffs/draft': { may: coordinator, of: 'provider' },
  'POST /network/providers/:id/tariffs': { may: coordinator, of: 'provider' },
  'GET /network/providers/tariffs/:id': { may: coordinator, of: 'tariff' },
  'GET /api/v1/providers/:id/access-codes': { may: overseers, of: 'provider' },
  'POST /api/v1/providers/:id/access-codes': {
    may: coordinator,
    of: 'provider',
    body: ({ agreement }) => ({ code: '00421', validFrom: '2022-01-01', agreementId: agreement }),
  },
  'POST /api/v1/access-codes/:id/revoke': { may: coordinator, of: 'accessCode', body: { on: '2090-01-01' } },
  'GET /api/v1/providers/:id/tariffs': { may: coordinator, of: 'provider' },
  'POST /api/v1/providers/:id/tariffs': {
    may: coordinator,
    of: 'provider',
    body: {
      validFrom: '2090-01-01',
      stacking: 'highest',
      vatBasisPoints: 0,
      rules: [
        {
          type: 'block',
          modalities: ['phone_now'],
          firstMinutes: 15,
          firstCents: 1800,
          stepMinutes: 1,
          stepCents: 100,
          basis: 'actual',
        },
      ],
    },
  },
  'POST /api/v1/providers/:id/quote': {
    may: coordinator,
    of: 'provider',
    body: {
      modality: 'phone_now',
      startsAt: '2027-03-06T10:00:00+01:00',
      requestedAt: '2027-03-06T10:00:00+01:00',
      plannedSeconds: 900,
      durationSeconds: 900,
      outcome: 'completed',
    },
  },
  'POST /api/v1/providers/:id/events': { may: 'signed', of: 'provider' },
  'GET /api/v1/offers': { may: ['provider'] },
  'GET /api/v1/received-events': { may: coordinator },
  'POST /api/v1/received-events/:id/settle': {
    may: coordinator,
    of: 'receivedEvent',
    body: { action: 'accept' },
  },

  'GET /api/v1/funders': { may: overseers },
  'POST /api/v1/funders': { may: coordinator },
  'GET /api/v1/agreements': { may: [...overseers, 'funder'] },
  'POST /api/v1/agreements': { may: coordinator },
  'GET /api/v1/agreements/:id': { may: [...overseers, 'funder'], ...ownAgreement },
  'GET /api/v1/agreements/:id/budget': { may: [...overseers, 'funder'], ...ownAgreement },
  'GET /api/v1/agreements/:id/amendments': { may: [...overseers, 'funder'], ...ownAgreement },
  'POST /api/v1/agreements/:id/amendments': {
    may: coordinator,
    of: 'agreement',
    body: { grantDeltaCents: 100, reference: 'A1' },
  },
  'GET /api/v1/handovers': { may: overseers },
  'POST /api/v1/handovers': { may: overseers },
  'GET /api/v1/handovers/:id': { may: overseers, of: 'handover' },
  'POST /api/v1/handovers/:id/decisions': { may: overseers, of: 'handover', body: { decisions: [] } },
  'POST /api/v1/handovers/:id/schedule': { may: overseers, of: 'handover' },
  'POST /api/v1/handovers/:id/execute': { may: overseers, of: 'handover' },
  'POST /api/v1/handovers/:id/cancel': { may: overseers, of: 'handover' },
  'GET /api/v1/handovers/:id/record.json': { may: overseers, of: 'handover' },
  'GET /api/v1/handovers/:id/record.pdf': { may: overseers, of: 'handover' },
  'GET /api/v1/agreements/:id/entries': { may: overseers, of: 'agreement' },
  'GET /api/v1/ledger.journal': { may: coordinator },

  'GET /api/v1/access-code': { may: ['professional', 'staff'] },
  'GET /api/v1/bookings': { may: [...carers, 'admin'] },
  'GET /api/v1/bookings/:id': { may: [...carers, 'admin'], ...ownBooking },
  'GET /api/v1/bookings/:id/events': { may: [...carers, 'admin'], ...ownBooking },
  'POST /api/v1/bookings': { may: carers },
  'POST /api/v1/bookings/:id/cancel': {
    may: carers,
    ...ownBooking,
    body: { reason: 'appointment_moved', expectedFeeCents: 1 },
  },
  'POST /api/v1/bookings/:id/reschedule': {
    may: carers,
    ...ownBooking,
    body: { startsAt: '2020-03-06T10:00:00+01:00' },
  },
  'POST /api/v1/bookings/:id/incident': { may: carers, ...ownBooking, body: { kind: 'no_answer' } },

  'GET /calls': { may: coordinator },
  'GET /calls.csv': { may: coordinator },
  'GET /calls/:id': { may: coordinator, of: 'usage' },
  'GET /calls/:id/correct': { may: coordinator, of: 'usage' },
  'POST /calls/:id/correct': { may: coordinator, of: 'usage' },
  'GET /calls/bookings': { may: coordinator },
  'GET /calls/bookings.csv': { may: coordinator },
  'GET /calls/bookings/:id': { may: coordinator, of: 'booking' },
  'POST /calls/bookings/:id/cancel': { may: coordinator, of: 'booking' },
  'POST /calls/bookings/:id/reschedule': { may: coordinator, of: 'booking' },
  'GET /offers': { may: ['provider'] },
  'GET /offers.csv': { may: ['provider'] },
  'GET /offers/:id': { may: ['provider'], ...ownOffer },
  'POST /offers/:id/accept': { may: ['provider'], ...ownOffer },
  'POST /offers/:id/decline': { may: ['provider'], ...ownOffer, body: { reason: 'other' } },
  'POST /offers/:id/report': { may: ['provider'], ...ownOffer, body: { outcome: 'patient_absent' } },
  'POST /offers/:id/withdraw': { may: ['provider'], ...ownOffer, body: { reason: 'other' } },
  'GET /calls/events': { may: coordinator },
  'GET /calls/events.csv': { may: coordinator },
  'GET /calls/events/:id': { may: coordinator, of: 'receivedEvent' },
  'POST /calls/events/:id/settle': { may: coordinator, of: 'receivedEvent', body: { action: 'accept' } },
  'GET /calls/imports': { may: coordinator },
  'POST /calls/imports': { may: coordinator },
  'GET /calls/imports/:id': { may: coordinator, of: 'import' },
  'GET /calls/imports/:id/reading': { may: coordinator, of: 'import' },
  'GET /calls/imports/:id/left.csv': { may: coordinator, of: 'import' },
  'POST /calls/imports/:id/lines/:line': {
    may: coordinator,
    of: 'import',
    body: { action: 'ignore', reason: 'not_ours' },
  },
  'GET /api/v1/usage': { may: [...carers, 'admin'] },
  'POST /api/v1/usage/:id/corrections': {
    may: coordinator,
    of: 'usage',
    body: { reason: 'wrong_duration', durationSeconds: 60 },
  },
  'POST /api/v1/providers/:providerId/imports': { may: coordinator, of: 'provider' },
  'GET /api/v1/imports': { may: coordinator },
  'GET /api/v1/imports/:id': { may: coordinator, of: 'import' },
  'GET /api/v1/imports/:id/lines': { may: coordinator, of: 'import' },
  'POST /api/v1/imports/:id/lines/:line/resolve': {
    may: coordinator,
    of: 'import',
    body: { action: 'ignore', reason: 'not_ours' },
  },
};
