import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { CentsField, Instant, OneOf, Text, Uuid, Whole } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/index.js';
import { categories } from '../../../funding/index.js';
import {
  cancelReasons,
  incidentKinds,
  interpreterGenders,
  type CancelReason,
  type IncidentKind,
  type InterpreterGender,
} from '../../domain/booking.js';
import { bookingStates } from '../../domain/booking.lifecycle.js';
import { DayField } from '../../../platform/http/fields.js';

export class RequestBookingDto {
  @OneOf(MODALITIES, { example: 'phone_now' })
  modality: Modality;

  @Text({ max: 3, min: 3, example: 'prs', description: 'A code of GET /languages' })
  language: string;

  @Whole({ min: 1, max: 600, example: 20 })
  expectedMinutes: number;

  @Instant({ optional: true, description: 'Required but for phone_now, where it is refused' })
  startsAt?: string | null;

  @Uuid({ optional: true, description: 'By default the only practice of the professional on that day' })
  practiceId?: string | null;

  @Uuid({ optional: true, description: 'By default the caller; required of staff and coordinators' })
  professionalId?: string | null;

  @OneOf(interpreterGenders, { optional: true, example: 'any' })
  interpreterGender?: InterpreterGender | null;

  @Uuid({ optional: true, description: 'An earlier booking whose interpreter is wished for again' })
  sameInterpreterAs?: string | null;

  @OneOf(categories, {
    optional: true,
    example: 'ame',
    description: 'A category, never a patient: it decides who may pay',
  })
  category?: string | null;

  @Uuid({ optional: true, description: 'Shared by the bookings of one series' })
  seriesId?: string | null;
}

export class CancelBookingDto {
  @OneOf(Object.keys(cancelReasons), { example: 'appointment_moved' })
  reason: CancelReason;

  @CentsField({ example: 0, description: 'The fee that was shown, in `cancellation.feeCents`' })
  expectedFeeCents: number;
}

export class RescheduleBookingDto {
  @Instant()
  startsAt: string;

  @Whole({ min: 1, max: 600, optional: true })
  expectedMinutes?: number | null;
}

export class ReportIncidentDto {
  @OneOf(Object.keys(incidentKinds), { example: 'no_answer' })
  kind: IncidentKind;
}

export class BookingsQuery extends PageQuery {
  @OneOf(bookingStates, { optional: true })
  status?: string;

  @OneOf(MODALITIES, { optional: true })
  modality?: string;

  @Text({ max: 3, min: 3, optional: true })
  language?: string;

  @DayField({ optional: true, description: 'First local day of the session' })
  from?: string;

  @DayField({ optional: true, description: 'Last local day of the session' })
  to?: string;

  @Uuid({ optional: true })
  professionalId?: string;

  @Uuid({ optional: true })
  providerId?: string;

  @Uuid({ optional: true })
  seriesId?: string;
}

export class AccessCodeQuery {
  @DayField({ optional: true, description: 'Today by default' })
  on?: string;

  @OneOf(categories, { optional: true })
  category?: string;

  @Uuid({
    optional: true,
    description: 'For whom a secretariat asks; needed where who pays depends on the profession',
  })
  professionalId?: string;
}
