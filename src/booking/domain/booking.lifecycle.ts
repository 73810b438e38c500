import type { Lifecycle } from '../../kernel/lifecycle.js';
import type { Role } from '../../kernel/viewer.js';

export const bookingStates = [
  'requested',
  'dispatched',
  'confirmed',
  'in_session',
  'awaiting_usage',
  'completed',
  'unreported',
  'unmet',
  'cancelled',
  'no_show',
] as const;
export type BookingState = (typeof bookingStates)[number];

export type BookingCommand =
  /** The provider has received the offer. */
  | 'dispatch'
  | 'accept'
  /** The provider that had accepted takes it back. */
  | 'withdraw'
  /** The next provider is asked. */
  | 'offerAgain'
  /** Nobody is left to ask, or nobody pays any more. */
  | 'giveUp'
  | 'start'
  /** What happened is known: the session took place. */
  | 'report'
  /** What happened is known: the patient or the interpreter did not come. */
  | 'reportAbsence'
  | 'cancel'
  /** A call for now is not dialled after all, though its list is awaited already: a telephone that nobody picked up owes nothing. */
  | 'forgo'
  | 'reschedule'
  /** Its time has passed, and nobody has said what happened; also where the last provider asked only has a phone code. */
  | 'expectUsage'
  /** The provider's time for saying so has passed too. */
  | 'writeOff';

/** Messages may come late, twice or out of order: whatever tells more about a session is taken from any state before it. */
const told = { start: 'in_session', report: 'completed', reportAbsence: 'no_show' } as const;

export const bookingLifecycle = {
  requested: {
    dispatch: 'dispatched',
    accept: 'confirmed',
    offerAgain: 'requested',
    giveUp: 'unmet',
    cancel: 'cancelled',
    reschedule: 'requested',
    expectUsage: 'awaiting_usage',
    ...told,
  },
  dispatched: {
    accept: 'confirmed',
    offerAgain: 'dispatched',
    giveUp: 'unmet',
    cancel: 'cancelled',
    reschedule: 'requested',
    expectUsage: 'awaiting_usage',
    ...told,
  },
  confirmed: {
    withdraw: 'dispatched',
    giveUp: 'unmet',
    cancel: 'cancelled',
    reschedule: 'requested',
    expectUsage: 'awaiting_usage',
    ...told,
  },
  in_session: { report: 'completed', reportAbsence: 'no_show', expectUsage: 'awaiting_usage' },
  awaiting_usage: {
    report: 'completed',
    reportAbsence: 'no_show',
    forgo: 'cancelled',
    writeOff: 'unreported',
  },
  unreported: { report: 'completed', reportAbsence: 'no_show' },
  completed: {},
  unmet: {},
  cancelled: {},
  no_show: {},
} as const satisfies Lifecycle<BookingState, BookingCommand>;

/** Who may give which command; the others are the clock's and the provider's messages'. */
export const commandRoles = {
  cancel: ['professional', 'staff', 'coordinator'],
  forgo: ['professional', 'staff', 'coordinator'],
  reschedule: ['professional', 'staff', 'coordinator'],
} as const satisfies Partial<Record<BookingCommand, readonly Role[]>>;

export const stateNames: Readonly<Record<BookingState, { fr: string; en: string }>> = {
  requested: { fr: 'demandée', en: 'requested' },
  dispatched: { fr: 'transmise', en: 'dispatched' },
  confirmed: { fr: 'confirmée', en: 'confirmed' },
  in_session: { fr: 'en cours', en: 'in session' },
  awaiting_usage: { fr: 'en attente de la liste', en: 'awaiting usage' },
  completed: { fr: 'faite', en: 'completed' },
  unreported: { fr: 'sans nouvelle', en: 'unreported' },
  unmet: { fr: 'sans interprète', en: 'unmet' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  no_show: { fr: 'marquée absente', en: 'no-show' },
};
