import { isDay } from '../../kernel/civil-time.js';
import type { Bilingual, FieldProblem } from '../../kernel/errors.js';
import { MODALITIES } from '../../kernel/modality.js';
import type { Rule, Tariff } from './tariff.js';
import { tariffConflicts } from './tariff-conflicts.js';
import type { ChargeDraft, RuleDraft, TariffDraft, WhenDraft, ZoneDraft } from './tariff-draft.js';

/** What a tariff says that cannot be meant. None: it may be stored, and rates every session. */
export const tariffProblems = (tariff: TariffDraft): readonly FieldProblem[] => [
  ...check(
    isDay(tariff.validFrom),
    '/validFrom',
    say('Un jour qui existe est attendu.', 'A day that exists is expected.'),
  ),
  ...oneOf(STACKINGS, tariff.stacking, '/stacking'),
  ...whole(tariff.vatBasisPoints, '/vatBasisPoints', 0, 10_000),
  ...check(
    tariff.rules.length > 0,
    '/rules',
    say(
      'Il faut au moins une règle : sans prix, chaque intervention serait gratuite.',
      'At least one rule is needed: without a price, each session would be free.',
    ),
  ),
  ...tariff.rules.flatMap((rule, index) => ruleProblems(rule, `/rules/${index}`)),
  ...tariffConflicts(tariff.rules),
];

const STACKINGS: readonly Tariff['stacking'][] = ['highest', 'sum'];
const BASES = ['actual', 'planned', 'higher'];
const UNITS = ['session', 'minute', 'started_half_hour'];

type RuleCheck = Readonly<{
  fields: readonly (keyof RuleDraft)[];
  problems: (rule: RuleDraft, at: string) => readonly FieldProblem[];
}>;

const RULES: Readonly<Record<Rule['type'], RuleCheck>> = {
  block: {
    fields: ['modalities', 'firstMinutes', 'firstCents', 'stepMinutes', 'stepCents', 'basis'],
    problems: (rule, at) => [
      ...modalities(rule, at),
      ...whole(rule.firstMinutes, `${at}/firstMinutes`, 1, MINUTES_A_DAY),
      ...whole(rule.firstCents, `${at}/firstCents`),
      ...whole(rule.stepMinutes, `${at}/stepMinutes`, 1, MINUTES_A_DAY),
      ...whole(rule.stepCents, `${at}/stepCents`),
      ...oneOf(BASES, rule.basis, `${at}/basis`),
    ],
  },
  surcharge: {
    fields: ['modalities', 'when', 'basisPoints', 'cents', 'per'],
    problems: (rule, at) => [
      ...modalities(rule, at),
      ...when(rule.when ?? {}, `${at}/when`),
      ...onlyOne(rule, ['basisPoints', 'cents'], at),
      ...optional(rule.basisPoints, (share) => whole(share, `${at}/basisPoints`)),
      ...optional(rule.cents, (cents) => whole(cents, `${at}/cents`)),
      ...per(rule, `${at}/per`),
    ],
  },
  travel: {
    fields: ['zones'],
    problems: ({ zones = [] }, at) => [
      ...check(
        zones.length > 0,
        `${at}/zones`,
        say('Il faut au moins une zone.', 'At least one zone is needed.'),
      ),
      ...zones.flatMap((zone, index) => zoneProblems(zone, zones[index - 1], `${at}/zones/${index}`)),
    ],
  },
  cancellation: {
    fields: ['modalities', 'noticeUnderHours', 'charge'],
    problems: (rule, at) => [
      ...modalities(rule, at),
      ...positive(rule.noticeUnderHours, `${at}/noticeUnderHours`),
      ...charge(rule.charge ?? {}, `${at}/charge`),
    ],
  },
  absence: {
    fields: ['whose', 'basisPoints'],
    problems: (rule, at) => [
      ...oneOf(['patient', 'interpreter'], rule.whose, `${at}/whose`),
      ...whole(rule.basisPoints, `${at}/basisPoints`),
    ],
  },
};

const ruleProblems = (rule: RuleDraft, at: string): readonly FieldProblem[] => {
  if (!Object.hasOwn(RULES, rule.type)) return oneOf(Object.keys(RULES), rule.type, `${at}/type`);
  const { fields, problems } = RULES[rule.type as Rule['type']];
  const foreign = given(rule).filter((field) => field !== 'type' && !fields.includes(field));
  return [
    ...problems(rule, at),
    ...foreign.map((field) => ({
      pointer: `${at}/${field}`,
      message: say(
        `Ce champ n’a pas de sens dans une règle « ${rule.type} ».`,
        `This field makes no sense in a rule "${rule.type}".`,
      ),
    })),
  ];
};

const zoneProblems = (
  zone: ZoneDraft,
  nearer: ZoneDraft | undefined,
  at: string,
): readonly FieldProblem[] => [
  ...positive(zone.upToKm, `${at}/upToKm`),
  ...whole(zone.cents, `${at}/cents`),
  ...optional(nearer, ({ upToKm, cents }) => [
    ...check(
      zone.upToKm > upToKm,
      `${at}/upToKm`,
      say('Une zone va plus loin que la précédente.', 'A zone reaches farther than the one before.'),
    ),
    // An estimate assumes the farthest zone so as to cover the cost.
    ...check(
      zone.cents >= cents,
      `${at}/cents`,
      say('Une zone ne coûte pas moins que la précédente.', 'A zone does not cost less than the one before.'),
    ),
  ]),
];

const when = (draft: WhenDraft, at: string): readonly FieldProblem[] => [
  ...onlyOne(draft, ['from', 'weekdays', 'holiday', 'noticeUnderHours'], at),
  ...check(
    (draft.from === undefined) === (draft.to === undefined),
    at,
    say('Le début et la fin vont ensemble (from, to).', 'The beginning and the end go together (from, to).'),
  ),
  ...optional(draft.from, (from) => [
    ...time(from, `${at}/from`),
    ...check(
      from !== draft.to,
      `${at}/to`,
      say('La fin doit différer du début.', 'The end must differ from the beginning.'),
    ),
  ]),
  ...optional(draft.to, (to) => time(to, `${at}/to`)),
  ...optional(draft.weekdays, (days) =>
    check(
      days.length > 0 && new Set(days).size === days.length && days.every((day) => WEEKDAYS.includes(day)),
      `${at}/weekdays`,
      say(
        'Il faut au moins un jour, de 1 (lundi) à 7 (dimanche), chacun une fois.',
        'At least one day is needed, from 1 (Monday) to 7 (Sunday), each once.',
      ),
    ),
  ),
  ...optional(draft.holiday, (holiday) => check(holiday, `${at}/holiday`, isTrue)),
  ...optional(draft.noticeUnderHours, (hours) => positive(hours, `${at}/noticeUnderHours`)),
];

const charge = (draft: ChargeDraft, at: string): readonly FieldProblem[] => [
  ...onlyOne(draft, ['planned', 'firstBlock', 'basisPoints', 'cents'], at),
  ...optional(draft.planned, (planned) => check(planned, `${at}/planned`, isTrue)),
  ...optional(draft.firstBlock, (first) => check(first, `${at}/firstBlock`, isTrue)),
  ...optional(draft.basisPoints, (share) => whole(share, `${at}/basisPoints`)),
  ...optional(draft.cents, (cents) => whole(cents, `${at}/cents`)),
];

const per = (rule: RuleDraft, at: string): readonly FieldProblem[] => {
  if (rule.basisPoints === undefined) return oneOf(UNITS, rule.per, at);
  return check(
    rule.per !== 'started_half_hour',
    at,
    say(
      'Une part du prix se compte à la minute : elle n’a pas de demi-heures.',
      'A share of the price counts by the minute: it has no half-hours.',
    ),
  );
};

const say = (fr: string, en: string): Bilingual => ({ fr, en });
const isTrue = say('true est attendu.', 'true is expected.');

const MINUTES_A_DAY = 1_440;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** A slip of the keyboard, rather than a price: 100 000 €, or a thousand times the block. */
const MOST = 10_000_000;

const check = (isMeant: boolean, pointer: string, message: Bilingual): readonly FieldProblem[] =>
  isMeant ? [] : [{ pointer, message }];

const whole = (value: number | undefined, at: string, least = 0, most = MOST): readonly FieldProblem[] =>
  check(
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    at,
    say(
      `Un nombre entier de ${least} à ${most} est attendu.`,
      `A whole number from ${least} to ${most} is expected.`,
    ),
  );

const positive = (value: number | undefined, at: string): readonly FieldProblem[] =>
  check(
    Number.isFinite(value) && Number(value) > 0,
    at,
    say('Un nombre supérieur à zéro est attendu.', 'A number greater than zero is expected.'),
  );

const time = (text: string, at: string): readonly FieldProblem[] =>
  check(
    /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
    at,
    say('Une heure est attendue, HH:mm.', 'A time is expected, HH:mm.'),
  );

const oneOf = (choices: readonly string[], value: string | undefined, at: string): readonly FieldProblem[] =>
  check(
    choices.includes(value ?? ''),
    at,
    say(`Attendu : ${choices.join(', ')}.`, `Expected: ${choices.join(', ')}.`),
  );

const modalities = ({ modalities: named = [] }: RuleDraft, at: string): readonly FieldProblem[] =>
  check(
    named.length > 0 && named.every((modality) => MODALITIES.includes(modality)),
    `${at}/modalities`,
    say('Il faut au moins une modalité.', 'At least one modality is needed.'),
  );

function optional<T>(value: T | undefined, problems: (value: T) => readonly FieldProblem[]) {
  return value === undefined ? [] : problems(value);
}

const onlyOne = <T extends object>(
  of: T,
  fields: readonly (keyof T & string)[],
  at: string,
): readonly FieldProblem[] =>
  check(
    given(of).filter((field) => fields.includes(field)).length === 1,
    at,
    say(
      `Il faut exactement un de : ${fields.join(', ')}.`,
      `Exactly one is needed of: ${fields.join(', ')}.`,
    ),
  );

const given = <T extends object>(of: T): readonly (keyof T & string)[] =>
  (Object.keys(of) as (keyof T & string)[]).filter((field) => of[field] !== undefined);
