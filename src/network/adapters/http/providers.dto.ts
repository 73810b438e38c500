import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { ManyOf, Nested, OneOf, Pattern, Text, Texts, Whole } from '../../../platform/http/fields.js';
import { InvalidInput } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { DEPARTMENT, INSEE_CODE } from '../../domain/identifiers.js';
import type { Notice, Provider } from '../../domain/provider.js';
import type { NewProvider } from '../persistence/providers.js';
import { Distinct, FrenchPhone, NotEmpty, PlainObject } from './identifier-fields.js';

const WEEK_MINUTES = 7 * 24 * 60;

export class NoticeBody {
  @OneOf(MODALITIES)
  modality: Modality;

  @Whole({ min: 0, max: 60 * 24 * 60, optional: true, description: 'Either minutes or workingDays' })
  minutes?: number;

  @Whole({ min: 0, max: 60, optional: true })
  workingDays?: number;
}

export class NewProviderBody {
  @Text({ max: 160, example: 'ISM Interprétariat' })
  name: string;

  @OneOf(['api', 'mail', 'phone_code'], {
    optional: true,
    description:
      'api when baseUrl is given, else phone_code. mail: its accounts are written to, and answer on their page',
  })
  dispatch?: Provider['dispatch'];

  @Pattern(
    /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/,
    'Une adresse http(s) sans identifiants ni paramètres est attendue.',
    'An http(s) address without credentials or parameters is expected.',
    { optional: true, example: 'https://api.ism.example/truchement' },
  )
  baseUrl?: string | null;

  @Pattern(
    /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'Un secret Standard Webhooks est attendu : whsec_ et 24 à 64 octets en base64.',
    'A Standard Webhooks secret is expected: whsec_ and 24 to 64 bytes in base64.',
    {
      optional: true,
      description: 'Made, and shown once in this answer, when a provider with an API brings none',
    },
  )
  secret?: string | null;

  @FrenchPhone({ optional: true, description: 'What professionals dial' })
  phoneNumber?: string | null;

  @Text({ max: 64, optional: true, description: 'The network’s client number there' })
  clientNumber?: string | null;

  @ManyOf(MODALITIES)
  @NotEmpty()
  @Distinct()
  modalities: Modality[];

  @Texts({ max: 3, optional: true, description: 'Codes of the catalogue; none means any language' })
  @Distinct()
  languages?: string[];

  @Texts({
    max: 3,
    pattern: DEPARTMENT,
    optional: true,
    description: 'Where it comes on site; none means anywhere',
  })
  @Distinct()
  departments?: string[];

  @Texts({ max: 5, pattern: INSEE_CODE, optional: true, description: 'INSEE codes, beside the departments' })
  @Distinct()
  communes?: string[];

  @Nested(() => NoticeBody, { many: true, optional: true, description: 'How long ahead it must be asked' })
  notice?: NoticeBody[];

  @Whole({ min: 1, max: WEEK_MINUTES, optional: true, description: '60 by default' })
  answerWithinMinutes?: number;

  @Whole({
    min: 0,
    max: 366,
    optional: true,
    description: 'Days for reporting what happened; 45 by default: the monthly list and two weeks',
  })
  usageDueDays?: number;

  @OneOf(['professional_dials', 'provider_calls'], {
    optional: true,
    description: 'professional_dials by default',
  })
  call?: Provider['call'];

  @Whole({ min: 0, max: 10_000, optional: true, description: 'The lowest is asked first; 100 by default' })
  priority?: number;

  @PlainObject('How its call lists are laid out; checked when one is imported')
  callListMapping?: Record<string, unknown> | null;
}

/**
 * The provider that is described, with what is usual for what is left out.
 * @throws InvalidInput
 */
export const newProvider = (networkId: Id, body: NewProviderBody): NewProvider => ({
  networkId,
  name: body.name,
  dispatch: body.dispatch ?? (body.baseUrl ? 'api' : 'phone_code'),
  baseUrl: withoutSlash(body.baseUrl) ?? null,
  secret: body.secret ?? null,
  phoneNumber: body.phoneNumber ?? null,
  clientNumber: body.clientNumber ?? null,
  modalities: body.modalities,
  languages: body.languages ?? [],
  departments: body.departments ?? [],
  communes: body.communes ?? [],
  notice: noticesOf(body.notice ?? []),
  answerWithinMinutes: body.answerWithinMinutes ?? 60,
  usageDueDays: body.usageDueDays ?? 45,
  call: body.call ?? 'professional_dials',
  priority: body.priority ?? 100,
  callListMapping: body.callListMapping ?? null,
});

/** The one place where an address loses the slash at its end: what is stored can be continued. */
export const withoutSlash = <Address extends string | null | undefined>(address: Address): Address =>
  (address?.replace(/\/+$/, '') ?? address) as Address;

/** @throws InvalidInput */
export const noticesOf = (notices: readonly NoticeBody[]): readonly Notice[] => notices.map(noticeOf);

const noticeOf = ({ modality, minutes, workingDays }: NoticeBody, index: number): Notice => {
  if (minutes !== undefined && workingDays === undefined) return { modality, minutes };
  if (workingDays !== undefined && minutes === undefined) return { modality, workingDays };
  throw new InvalidInput([
    {
      pointer: `/notice/${index}`,
      message: { fr: 'Donnez soit minutes, soit workingDays.', en: 'Give either minutes or workingDays.' },
    },
  ]);
};
