import { isDay } from '../../kernel/civil-time.js';
import { MODALITIES } from '../../kernel/modality.js';
import type { Rule, Tariff } from './tariff.js';
import { tariffConflicts } from './tariff-conflicts.js';
import type {
  ChargeDraft,
  RuleDraft,
  TariffDraft,
  TariffProblem,
  WhenDraft,
  ZoneDraft,
} from './tariff-draft.js';

/** What a tariff says that cannot be meant. None: it may be stored, and rates every session. */
export const tariffProblems = (tariff: TariffDraft): readonly TariffProblem[] => [
  ...check(isDay(tariff.validFrom), '/validFrom', 'doit être un jour, AAAA-MM-JJ'),
  ...oneOf(STACKINGS, tariff.stacking, '/stacking'),
  ...whole(tariff.vatBasisPoints, '/vatBasisPoints', 0, 10_000),
  ...check(
    tariff.rules.length > 0,
    '/rules',
    'doit avoir au moins une règle : sans prix, chaque intervention serait gratuite',
  ),
  ...tariff.rules.flatMap((rule, index) => ruleProblems(rule, `/rules/${index}`)),
  ...tariffConflicts(tariff.rules),
];

const STACKINGS: readonly Tariff['stacking'][] = ['highest', 'sum'];
const BASES = ['actual', 'planned', 'higher'];
const UNITS = ['session', 'minute', 'started_half_hour'];

type RuleCheck = Readonly<{
  fields: readonly (keyof RuleDraft)[];
  problems: (rule: RuleDraft, at: string) => readonly TariffProblem[];
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
      ...check(zones.length > 0, `${at}/zones`, 'doit avoir au moins une zone'),
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

const ruleProblems = (rule: RuleDraft, at: string): readonly TariffProblem[] => {
  if (!Object.hasOwn(RULES, rule.type)) return oneOf(Object.keys(RULES), rule.type, `${at}/type`);
  const { fields, problems } = RULES[rule.type as Rule['type']];
  const foreign = given(rule).filter((field) => field !== 'type' && !fields.includes(field));
  return [
    ...problems(rule, at),
    ...foreign.map((field) => ({
      pointer: `${at}/${field}`,
      message: `n’a pas de sens dans une règle « ${rule.type} »`,
    })),
  ];
};

const zoneProblems = (
  zone: ZoneDraft,
  nearer: ZoneDraft | undefined,
  at: string,
): readonly TariffProblem[] => [
  ...positive(zone.upToKm, `${at}/upToKm`),
  ...whole(zone.cents, `${at}/cents`),
  ...optional(nearer, ({ upToKm, cents }) => [
    ...check(zone.upToKm > upToKm, `${at}/upToKm`, 'doit aller plus loin que la zone précédente'),
    // An estimate assumes the farthest zone so as to cover the cost.
    ...check(zone.cents >= cents, `${at}/cents`, 'ne peut pas coûter moins que la zone précédente'),
  ]),
];

const when = (draft: WhenDraft, at: string): readonly TariffProblem[] => [
  ...onlyOne(draft, ['from', 'weekdays', 'holiday', 'noticeUnderHours'], at),
  ...check((draft.from === undefined) === (draft.to === undefined), at, 'from et to vont ensemble'),
  ...optional(draft.from, (from) => [
    ...time(from, `${at}/from`),
    ...check(from !== draft.to, `${at}/to`, 'doit différer de from'),
  ]),
  ...optional(draft.to, (to) => time(to, `${at}/to`)),
  ...optional(draft.weekdays, (days) =>
    check(
      days.length > 0 && new Set(days).size === days.length && days.every((day) => WEEKDAYS.includes(day)),
      `${at}/weekdays`,
      'doit nommer des jours distincts, de 1 (lundi) à 7 (dimanche)',
    ),
  ),
  ...optional(draft.holiday, (holiday) => check(holiday, `${at}/holiday`, 'doit être true')),
  ...optional(draft.noticeUnderHours, (hours) => positive(hours, `${at}/noticeUnderHours`)),
];

const charge = (draft: ChargeDraft, at: string): readonly TariffProblem[] => [
  ...onlyOne(draft, ['planned', 'firstBlock', 'basisPoints', 'cents'], at),
  ...optional(draft.planned, (planned) => check(planned, `${at}/planned`, 'doit être true')),
  ...optional(draft.firstBlock, (first) => check(first, `${at}/firstBlock`, 'doit être true')),
  ...optional(draft.basisPoints, (share) => whole(share, `${at}/basisPoints`)),
  ...optional(draft.cents, (cents) => whole(cents, `${at}/cents`)),
];

const per = (rule: RuleDraft, at: string): readonly TariffProblem[] => {
  if (rule.basisPoints === undefined) return oneOf(UNITS, rule.per, at);
  return check(
    rule.per !== 'started_half_hour',
    at,
    'une part du prix se compte à la minute : elle n’a pas de demi-heures',
  );
};

const MINUTES_A_DAY = 1_440;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** A slip of the keyboard, rather than a price: 100 000 €, or a thousand times the block. */
const MOST = 10_000_000;

const check = (isMeant: boolean, pointer: string, message: string): readonly TariffProblem[] =>
  isMeant ? [] : [{ pointer, message }];

const whole = (value: number | undefined, at: string, least = 0, most = MOST): readonly TariffProblem[] =>
  check(
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    at,
    `doit être un nombre entier de ${least} à ${most}`,
  );

const positive = (value: number | undefined, at: string): readonly TariffProblem[] =>
  check(Number.isFinite(value) && Number(value) > 0, at, 'doit être un nombre supérieur à zéro');

const time = (text: string, at: string): readonly TariffProblem[] =>
  check(/^([01]\d|2[0-3]):[0-5]\d$/.test(text), at, 'doit être une heure, HH:mm');

const oneOf = (choices: readonly string[], value: string | undefined, at: string): readonly TariffProblem[] =>
  check(choices.includes(value ?? ''), at, `doit être l’un de : ${choices.join(', ')}`);

const modalities = ({ modalities: named = [] }: RuleDraft, at: string): readonly TariffProblem[] =>
  check(
    named.length > 0 && named.every((modality) => MODALITIES.includes(modality)),
    `${at}/modalities`,
    `doit nommer au moins une modalité, parmi : ${MODALITIES.join(', ')}`,
  );

function optional<T>(value: T | undefined, problems: (value: T) => readonly TariffProblem[]) {
  return value === undefined ? [] : problems(value);
}

const onlyOne = <T extends object>(
  of: T,
  fields: readonly (keyof T & string)[],
  at: string,
): readonly TariffProblem[] =>
  check(
    given(of).filter((field) => fields.includes(field)).length === 1,
    at,
    `doit avoir un seul de : ${fields.join(', ')}`,
  );

const given = <T extends object>(of: T): readonly (keyof T & string)[] =>
  (Object.keys(of) as (keyof T & string)[]).filter((field) => of[field] !== undefined);
