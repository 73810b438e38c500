import type { BookingRequest } from '../../use-cases/read-request.js';
import type { RequestBookingDto } from './booking.dto.js';

/** What a body, or a form read as one, asks for: what it leaves out is left to the use case. */
export const requestOf = (body: RequestBookingDto): BookingRequest => ({
  modality: body.modality,
  language: body.language,
  expectedMinutes: body.expectedMinutes,
  startsAt: body.startsAt ? new Date(body.startsAt) : null,
  practiceId: body.practiceId ?? null,
  professionalId: body.professionalId ?? null,
  interpreterGender: body.interpreterGender ?? 'any',
  sameInterpreterAs: body.sameInterpreterAs ?? null,
  category: body.category ?? null,
  seriesId: body.seriesId ?? null,
});
