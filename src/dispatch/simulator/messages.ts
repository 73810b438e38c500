/**
 * What passes between the program and a provider, as docs/provider-protocol.md has it.
 * Written from that page and not shared with the program's own side, so that a misunderstanding on either side shows.
 */

export type Modality = 'phone_now' | 'phone_booked' | 'video' | 'on_site';

/** The body of `POST {baseUrl}/bookings`. */
export type Offer = Readonly<{
  bookingId: string;
  offerId: string;
  /** The earlier offer of the same booking, which lapses: the booking was rescheduled. */
  replacesOfferId: string | null;
  reference: string;
  modality: Modality;
  /** ISO 639-3. */
  language: string;
  /** Null, or the moment of asking, for `phone_now`. */
  startsAt: string | null;
  expectedMinutes: number;
  interpreterGender: 'any' | 'female' | 'male';
  sameInterpreterRef: string | null;
  practice: Readonly<{
    name: string;
    address: string;
    postcode: string;
    commune: string;
    contactPhone: string;
  }>;
  answerBy: string;
  callbackUrl: string;
}>;

/** The body of `DELETE {baseUrl}/bookings/{bookingId}`. */
export type Cancellation = Readonly<{ bookingId: string; offerId: string; reason: string }>;

/** A callback's body; which further fields it has depends on its type. */
export type ProviderEvent = Readonly<{
  type: string;
  bookingId: string;
  offerId: string;
  occurredAt: string;
  [field: string]: unknown;
}>;

const text = { type: 'string', minLength: 1 };
const instant = { type: 'string', format: 'date-time' };
const textOrNull = { type: 'string', minLength: 1, nullable: true };

// Fields that are not named are let through: a provider must not break when the protocol gains one.
export const OFFER_SCHEMA = requiringAll<Offer>({
  bookingId: text,
  offerId: text,
  replacesOfferId: textOrNull,
  reference: text,
  modality: { enum: ['phone_now', 'phone_booked', 'video', 'on_site'] },
  language: { type: 'string', pattern: '^[a-z]{3}' },
  startsAt: { ...instant, nullable: true },
  expectedMinutes: { type: 'integer', minimum: 1 },
  interpreterGender: { enum: ['any', 'female', 'male'] },
  sameInterpreterRef: textOrNull,
  practice: {
    type: 'object',
    required: ['name', 'address', 'postcode', 'commune', 'contactPhone'],
    additionalProperties: { type: 'string' },
  },
  answerBy: instant,
  callbackUrl: { type: 'string', format: 'uri' },
});

export const CANCELLATION_SCHEMA = requiringAll<Cancellation>({
  bookingId: text,
  offerId: text,
  reason: text,
});

/** A JSON schema that names and requires every field of `T`. */
function requiringAll<T>(properties: Record<keyof T, object>) {
  return { type: 'object', required: Object.keys(properties), properties };
}
