import { OmitType, PartialType } from '@nestjs/swagger';
import type { Day } from '../../../kernel/civil-time.js';
import { DayField } from '../../../platform/http/fields.js';
import type { ProviderChange } from '../persistence/provider-changes.js';
import { NewProviderBody, noticesOf, withoutSlash } from './providers.dto.js';

export class ProviderChangeBody extends PartialType(OmitType(NewProviderBody, ['secret'] as const)) {}

export class SuspensionBody {
  @DayField({
    optional: true,
    description: 'The first day for which nothing is asked of it; today by default',
  })
  on?: Day | null;
}

/**
 * What changes. A null empties what may be empty; elsewhere it says nothing.
 * @throws InvalidInput
 */
export const providerChange = (body: ProviderChangeBody): ProviderChange => ({
  name: body.name ?? undefined,
  dispatch: body.dispatch ?? undefined,
  baseUrl: withoutSlash(body.baseUrl),
  phoneNumber: body.phoneNumber,
  clientNumber: body.clientNumber,
  modalities: body.modalities ?? undefined,
  languages: body.languages ?? undefined,
  departments: body.departments ?? undefined,
  communes: body.communes ?? undefined,
  notice: body.notice ? noticesOf(body.notice) : undefined,
  answerWithinMinutes: body.answerWithinMinutes ?? undefined,
  usageDueDays: body.usageDueDays ?? undefined,
  call: body.call ?? undefined,
  priority: body.priority ?? undefined,
  callListMapping: body.callListMapping,
});
