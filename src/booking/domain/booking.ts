import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import { nextState } from '../../kernel/lifecycle.js';
import type { Modality } from '../../kernel/modality.js';
import type { Cents } from '../../kernel/money.js';
import { bookingLifecycle, stateNames, type BookingCommand, type BookingState } from './booking.lifecycle.js';
import { BookingStateConflict } from './booking.errors.js';

/** Demande : what is asked, of whom, who pays, and the dated facts of what became of it. Few states, many facts. */
export type Booking = Readonly<{
  networkId: Id;
  id: Id;
  /** Eight characters to read over the phone. */
  reference: string;
  status: BookingState;
  modality: Modality;
  language: string;
  startsAt: Date;
  expectedMinutes: number;
  practiceId: Id;
  professionalId: Id;
  requestedBy: Id;
  requestedAt: Date;
  interpreterGender: InterpreterGender;
  sameInterpreterAs: Id | null;
  category: string | null;
  seriesId: Id | null;
  providerId: Id | null;
  agreementId: Id | null;
  tariffId: Id | null;
  estimateCents: Cents | null;
  estimateLines: readonly EstimateLine[] | null;
  access: Access | null;
  contact: Contact | null;
  call: 'professional_dials' | 'provider_calls' | null;
  usageDueOn: Day | null;
  /** When the clock moves this booking on, if nobody else does before. */
  dueAt: Date | null;
  providerReference: string | null;
  interpreterRef: string | null;
  confirmedAt: Date | null;
  startedAt: Date | null;
  cancelledBy: CancelledBy | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  noShowBy: 'patient' | 'interpreter' | null;
  unmetReason: UnmetReason | null;
  unmetKey: string | null;
}>;

export const interpreterGenders = ['any', 'female', 'male'] as const;
export type InterpreterGender = (typeof interpreterGenders)[number];

/** What to dial. */
export type Access = Readonly<{ phoneNumber: string; code: string }>;
/** Where the interpreter is reached, as the provider said when it accepted. */
export type Contact = Readonly<{ phone: string }> | Readonly<{ url: string }>;
export type EstimateLine = Readonly<{
  rule: string;
  quantity: number;
  unitPriceCents: Cents;
  amountCents: Cents;
}>;

export type CancelledBy = 'professional' | 'staff' | 'coordinator' | 'provider';

/** Why a request found nobody, or no money. */
export const unmetReasons = [
  'no_agreement',
  'not_eligible',
  'budget_exhausted',
  'no_provider',
  'nobody_available',
  'no_answer',
] as const;
export type UnmetReason = (typeof unmetReasons)[number];

/** Why it is cancelled. Codes, so that nobody can write about a patient. */
export const cancelReasons = {
  appointment_moved: { fr: 'Rendez-vous déplacé', en: 'Appointment moved' },
  appointment_cancelled: { fr: 'Rendez-vous annulé', en: 'Appointment cancelled' },
  patient_unavailable: { fr: 'Patient indisponible', en: 'Patient unavailable' },
  professional_unavailable: { fr: 'Professionnel indisponible', en: 'Professional unavailable' },
  interpreter_not_needed: { fr: 'Interprète inutile', en: 'Interpreter not needed' },
  other_solution: { fr: 'Autre solution trouvée', en: 'Another solution found' },
  booked_by_mistake: { fr: 'Demande par erreur', en: 'Booked by mistake' },
  other: { fr: 'Autre', en: 'Other' },
} as const;
export type CancelReason = keyof typeof cancelReasons;

/** What whoever asked may say of how it went, in one tap. */
export const incidentKinds = {
  no_answer: { fr: 'Personne n’a répondu', en: 'Nobody answered' },
  language_unavailable: { fr: 'Langue indisponible', en: 'Language unavailable' },
  poor_audio: { fr: 'Mauvais son', en: 'Poor audio' },
  interpreter_late: { fr: 'Interprète en retard', en: 'Interpreter late' },
  interpreter_absent: { fr: 'Interprète absent', en: 'Interpreter absent' },
  patient_absent: { fr: 'Patient absent', en: 'Patient absent' },
  went_well: { fr: 'C’était bien', en: 'Went well' },
  to_improve: { fr: 'À améliorer', en: 'To improve' },
} as const;
export type IncidentKind = keyof typeof incidentKinds;

/** Whether the booking, as it stands, takes the command. */
export const takes = (booking: Pick<Booking, 'status'>, command: BookingCommand): boolean =>
  nextState(bookingLifecycle, booking.status, command) !== undefined;

/** @throws BookingStateConflict when the present state does not take the command. */
export const advance = (booking: Booking, command: BookingCommand, facts: Partial<Booking> = {}): Booking => {
  const status = nextState(bookingLifecycle, booking.status, command);
  if (!status) throw new BookingStateConflict(booking.status, stateNames[booking.status]);
  return { ...booking, ...facts, status };
};

/**
 * What taking a request back is. A call for now that its caller dials awaits its list at once, with nobody engaged: for as
 * long as nothing tells of it, it is forgone rather than cancelled.
 */
export const withdrawalOf = ({
  status,
  modality,
  call,
  confirmedAt,
}: Pick<Booking, 'status' | 'modality' | 'call' | 'confirmedAt'>): 'cancel' | 'forgo' =>
  status === 'awaiting_usage' &&
  modality === 'phone_now' &&
  call === 'professional_dials' &&
  confirmedAt === null
    ? 'forgo'
    : 'cancel';

/** Whether nobody need be asked any more: the session has begun without an interpreter; of an immediate call, it would be over. */
export const isTooLateToAsk = (
  booking: Pick<Booking, 'modality' | 'startsAt' | 'expectedMinutes'>,
  at: Date,
): boolean => at >= (booking.modality === 'phone_now' ? endsAt(booking) : booking.startsAt);

/** When the session is expected to be over. */
export const endsAt = ({ startsAt, expectedMinutes }: Pick<Booking, 'startsAt' | 'expectedMinutes'>): Date =>
  new Date(startsAt.getTime() + expectedMinutes * 60_000);
