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
import { contactFrom, referenceFrom } from '../../domain/provider-words.js';

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

  @Text({ max: 64, optional: true, description: '1 to 64 of A-Z a-z 0-9 _ . / # : -, or it is dropped' })
  providerReference?: string | null;

  @Text({
    max: 64,
    optional: true,
    description: 'A pseudonym of the interpreter, of the same characters; not a name',
  })
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
 * Reads a message of a provider. A field that is not known is dropped, not refused (API, "Reasons are codes"), and so is a
 * reference or a contact that could be a sentence: neither must cost the session that the message tells of.
 */
@Injectable()
export class KnownFields implements PipeTransform<
  Readonly<Record<string, unknown>>,
  Promise<ProviderEventDto>
> {
  private readonly pipe = validation({ unknownFields: 'dropped' });

  async transform(body: Readonly<Record<string, unknown>>): Promise<ProviderEventDto> {
    return (await this.pipe.transform(withoutSentences(body), {
      type: 'body',
      metatype: ProviderEventDto,
    })) as ProviderEventDto;
  }
}

const withoutSentences = (body: Readonly<Record<string, unknown>>): object => ({
  ...body,
  providerReference: referenceFrom(body['providerReference']),
  interpreterRef: referenceFrom(body['interpreterRef']),
  contact: contactFrom(body['contact']),
});

export const providerEventOf = (dto: ProviderEventDto): ProviderEvent => ({
  type: dto.type,
  bookingId: dto.bookingId,
  offerId: dto.offerId,
  occurredAt: new Date(dto.occurredAt),
  reason: dto.reason ?? null,
  providerReference: dto.providerReference ?? null,
  interpreterRef: dto.interpreterRef ?? null,
  interpreterGender: dto.interpreterGender ?? null,
  contact: contactFrom(dto.contact),
  startedAt: dto.startedAt ? new Date(dto.startedAt) : null,
  durationSeconds: dto.durationSeconds ?? null,
  waitSeconds: dto.waitSeconds ?? null,
  distanceKm: dto.distanceKm ?? null,
});
