import { Injectable, type PipeTransform } from '@nestjs/common';
import { validation } from '../../../platform/http/validation.js';
import { Decimal, Instant, Nested, OneOf, Text, Uuid, Whole } from '../../../platform/http/fields.js';
import {
  providerEventTypes,
  providerReasons,
  type ProviderEvent,
  type ProviderEventType,
  type ProviderReason,
} from '../../domain/provider-event.js';

class ContactDto {
  @Text({ max: 30, optional: true, example: '+33199000042' })
  phone?: string;

  @Text({ max: 500, optional: true })
  url?: string;
}

const LONG_AGO = -1_000_000;
const FAR = 1_000_000;

/** Loose on figures, so that impossible ones are kept for the coordinator rather than refused at the door. */
export class ProviderEventDto {
  @OneOf(providerEventTypes, { example: 'session.ended' })
  type: ProviderEventType;

  @Uuid()
  bookingId: string;

  @Uuid()
  offerId: string;

  @Instant()
  occurredAt: string;

  @OneOf(Object.keys(providerReasons), { optional: true })
  reason?: ProviderReason | null;

  @Text({ max: 64, optional: true })
  providerReference?: string | null;

  @Text({ max: 64, optional: true, description: 'A pseudonym of the interpreter, not a name' })
  interpreterRef?: string | null;

  @OneOf(['female', 'male'], { optional: true })
  interpreterGender?: 'female' | 'male' | null;

  @Nested(() => ContactDto, { optional: true })
  contact?: ContactDto | null;

  @Instant({ optional: true })
  startedAt?: string | null;

  @Whole({ min: LONG_AGO, max: FAR, optional: true })
  durationSeconds?: number | null;

  @Whole({ min: 0, max: FAR, optional: true })
  waitSeconds?: number | null;

  @Decimal({ min: 0, max: 2_000, optional: true })
  distanceKm?: number | null;
}

/**
 * Reads a message of a provider. A field that is not known is dropped, not refused (API, "Reasons are codes"): what a provider
 * adds one day must not cost the session that it tells of.
 */
@Injectable()
export class KnownFields implements PipeTransform<object, Promise<ProviderEventDto>> {
  private readonly pipe = validation({ unknownFields: 'dropped' });

  async transform(body: object): Promise<ProviderEventDto> {
    return (await this.pipe.transform(body, {
      type: 'body',
      metatype: ProviderEventDto,
    })) as ProviderEventDto;
  }
}

export const providerEventOf = (dto: ProviderEventDto): ProviderEvent => ({
  type: dto.type,
  bookingId: dto.bookingId,
  offerId: dto.offerId,
  occurredAt: new Date(dto.occurredAt),
  reason: dto.reason ?? null,
  providerReference: dto.providerReference ?? null,
  interpreterRef: dto.interpreterRef ?? null,
  interpreterGender: dto.interpreterGender ?? null,
  contact: contactOf(dto.contact),
  startedAt: dto.startedAt ? new Date(dto.startedAt) : null,
  durationSeconds: dto.durationSeconds ?? null,
  waitSeconds: dto.waitSeconds ?? null,
  distanceKm: dto.distanceKm ?? null,
});

const contactOf = (contact: ContactDto | null | undefined): ProviderEvent['contact'] => {
  if (contact?.phone) return { phone: contact.phone };
  return contact?.url && /^https?:\/\//.test(contact.url) ? { url: contact.url } : null;
};
