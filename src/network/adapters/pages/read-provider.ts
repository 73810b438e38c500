import type { FieldProblem } from '../../../kernel/errors.js';
import { InvalidInput } from '../../../kernel/errors.js';
import type { Modality } from '../../../kernel/modality.js';
import { folded } from '../../../kernel/folded.js';
import { fieldsOf, mistakesOf, type Fields, type Language, type Mistakes } from '../../../web/index.js';
import type { Refusal } from '../../../kernel/errors.js';
import { findLanguages, isLanguageCode } from '../../domain/languages/languages.js';
import type { Notice, Provider } from '../../domain/provider.js';

/** What can be asked ahead: an immediate call has no notice. */
export const BOOKED = ['phone_booked', 'video', 'on_site'] as const satisfies readonly Modality[];

/**
 * What the form says, as the API's body says it; what is left empty is null, so that it is emptied.
 * @throws InvalidInput when a language or a notice can't be read
 */
export const providerInput = (body: unknown): object => {
  const fields = fieldsOf(body);
  const languages = partsOf(fields, 'languages').map(codeOf);
  const problems = languages.filter((language) => typeof language !== 'string');
  if (problems.length > 0) throw new InvalidInput(problems);
  return {
    name: fields.text('name') ?? '',
    dispatch: fields.text('dispatch'),
    phoneNumber: fields.text('phoneNumber') ?? null,
    clientNumber: fields.text('clientNumber') ?? null,
    baseUrl: fields.text('baseUrl') ?? null,
    modalities: fields.all('modalities'),
    languages: [...new Set(languages)],
    departments: partsOf(fields, 'departments').map((code) => code.toUpperCase()),
    communes: partsOf(fields, 'communes').map((code) => code.toUpperCase()),
    notice: BOOKED.flatMap((modality) => noticeOf(fields, modality)),
    answerWithinMinutes: fields.number('answerWithinMinutes'),
    usageDueDays: fields.number('usageDueDays'),
    call: fields.text('call'),
    priority: fields.number('priority'),
  };
};

/** What a known provider would have been typed as. */
export const providerFields = (provider: Provider): Fields =>
  fieldsOf({
    name: provider.name,
    dispatch: provider.dispatch,
    phoneNumber: provider.phoneNumber,
    clientNumber: provider.clientNumber,
    baseUrl: provider.baseUrl,
    modalities: [...provider.modalities],
    languages: provider.languages.join(', '),
    departments: provider.departments.join(', '),
    communes: provider.communes.join(', '),
    answerWithinMinutes: String(provider.answerWithinMinutes),
    usageDueDays: String(provider.usageDueDays),
    call: provider.call,
    priority: String(provider.priority),
    ...Object.fromEntries(provider.notice.flatMap(noticeFields)),
  });

/** What a new provider usually is. */
export const usualProvider = fieldsOf({
  dispatch: 'phone_code',
  call: 'professional_dials',
  answerWithinMinutes: '60',
  usageDueDays: '45',
  priority: '100',
});

/** What was refused, at the form's fields: a list is one field, and a notice stands under its modality. */
export const providerMistakes = (refusal: Refusal, body: unknown, language: Language): Mistakes => {
  const noticed = BOOKED.filter((modality) => fieldsOf(body).text(`notice-${modality}`) !== undefined);
  const errors = (refusal.problem.errors ?? []).map(({ pointer, message }) => {
    const [, list] = /^\/(languages|departments|communes|modalities)\/\d+$/.exec(pointer) ?? [];
    const [, notice] = /^\/notice\/(\d+)/.exec(pointer) ?? [];
    return {
      pointer: list ? `/${list}` : notice ? `/notice-${noticed[Number(notice)] ?? BOOKED[0]}` : pointer,
      message,
    };
  });
  return mistakesOf(new InvalidInput(errors), language);
};

const noticeOf = (fields: Fields, modality: Modality): readonly object[] => {
  const count = fields.number(`notice-${modality}`);
  if (count === undefined) return [];
  const unit = fields.text(`notice-unit-${modality}`);
  if (unit === 'workingDays') return [{ modality, workingDays: count }];
  return [{ modality, minutes: unit === 'hours' ? count * 60 : count }];
};

const noticeFields = (notice: Notice): readonly [name: string, value: string][] => {
  const [count, unit] =
    'workingDays' in notice
      ? [notice.workingDays, 'workingDays']
      : notice.minutes > 0 && notice.minutes % 60 === 0
        ? [notice.minutes / 60, 'hours']
        : [notice.minutes, 'minutes'];
  return [
    [`notice-${notice.modality}`, String(count)],
    [`notice-unit-${notice.modality}`, unit],
  ];
};

const partsOf = (fields: Fields, name: string): readonly string[] =>
  (fields.text(name) ?? '')
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The code of a language by its code or by its name, and by nothing that merely resembles it. */
const codeOf = (text: string): string | FieldProblem => {
  if (isLanguageCode(text)) return text;
  const named = findLanguages(text).find(({ name, endonym, aliases }) =>
    [name, endonym, ...aliases].some((known) => folded(known) === folded(text)),
  );
  return (
    named?.code ?? {
      pointer: '/languages',
      message: {
        fr: `« ${text} » n’est pas au catalogue des langues : écrivez son nom en français, ou son code.`,
        en: `"${text}" is not in the catalogue of languages: write its French name, or its code.`,
      },
    }
  );
};
