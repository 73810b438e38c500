import type { Tariff, Rule } from '../../domain/tariff.js';
import { fieldsOf } from '../../../web/index.js';

/** What a coordinator may add to a tariff, as contracts name it: each kind of surcharge is one of its own. */
export const RULE_KINDS = [
  'block',
  'hours',
  'weekdays',
  'holiday',
  'urgent',
  'travel',
  'cancellation',
  'absence',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** A rule as it is being typed: each field's texts, by the field's name within the rule. */
export type RuleForm = Readonly<{ kind: RuleKind; texts: Readonly<Record<string, readonly string[]>> }>;

/** A tariff as it is being typed. Nothing in it is vouched for. */
export type TariffForm = Readonly<{
  validFrom: string;
  stacking: string;
  vat: string;
  rules: readonly RuleForm[];
}>;

const MOST_RULES = 60;
const MOST_ZONES = 20;
const CHARGED = ['amount', 'unit'];
const FIELDS: Readonly<Record<Exclude<RuleKind, 'travel'>, readonly string[]>> = {
  block: ['modalities', 'firstMinutes', 'firstCents', 'stepMinutes', 'stepCents', 'basis'],
  hours: ['modalities', 'when-from', 'when-to', ...CHARGED],
  weekdays: ['modalities', 'when-weekdays', ...CHARGED],
  holiday: ['modalities', ...CHARGED],
  urgent: ['modalities', 'when-noticeUnderHours', ...CHARGED],
  cancellation: ['modalities', 'noticeUnderHours', 'charge', 'charge-amount'],
  absence: ['whose', 'basisPoints'],
};

export const isRuleKind = (text: string | undefined): text is RuleKind =>
  RULE_KINDS.some((kind) => kind === text);

/** Reads the form as it was sent: the fields of rule 2 are named `rules-2-…`. */
export const readTariffForm = (body: unknown): TariffForm => {
  const fields = fieldsOf(body);
  const rules: RuleForm[] = [];
  for (let at = 0; at < MOST_RULES; at++) {
    const kind = fields.text(`rules-${at}-kind`);
    if (!isRuleKind(kind)) break;
    const names = kind === 'travel' ? zoneFields(MOST_ZONES) : FIELDS[kind];
    const given = names.map((name) => [name, fields.all(`rules-${at}-${name}`)] as const);
    rules.push({ kind, texts: Object.fromEntries(given.filter(([, texts]) => texts.length > 0)) });
  }
  return {
    validFrom: fields.text('validFrom') ?? '',
    stacking: fields.text('stacking') ?? 'highest',
    vat: fields.text('vatBasisPoints') ?? '',
    rules,
  };
};

const zoneFields = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, zone) => [`zones-${zone}-upToKm`, `zones-${zone}-cents`]).flat();

/** How many zones a travel rule shows: those typed, up to the last one. */
export const zoneCountOf = ({ texts }: RuleForm): number =>
  Math.max(0, ...Object.keys(texts).map((name) => Number(/^zones-(\d+)-/.exec(name)?.[1] ?? -1) + 1));

/** A rule with what is usual, to be made one's own. */
export const newRule = (kind: RuleKind, modalities: readonly string[]): RuleForm => {
  const usual: Readonly<Record<RuleKind, RuleForm['texts']>> = {
    block: { modalities, stepMinutes: ['1'], basis: ['actual'] },
    hours: { modalities, 'when-from': ['20:00'], 'when-to': ['08:00'], unit: ['share'] },
    weekdays: { modalities, 'when-weekdays': ['7'], unit: ['share'] },
    holiday: { modalities, unit: ['share'] },
    urgent: { modalities, 'when-noticeUnderHours': ['24'], unit: ['share'] },
    travel: { 'zones-0-upToKm': ['10'], 'zones-1-upToKm': ['25'] },
    cancellation: { modalities, noticeUnderHours: ['24'], charge: ['planned'] },
    absence: { whose: ['patient'] },
  };
  return { kind, texts: usual[kind] };
};

/** A stored tariff as one would have typed it. */
export const formOf = ({ validFrom, stacking, vatBasisPoints, rules }: Tariff): TariffForm => ({
  validFrom,
  stacking,
  vat: vatBasisPoints === 0 ? '' : hundredths(vatBasisPoints),
  rules: rules.map(ruleForm),
});

const ruleForm = (rule: Rule): RuleForm => {
  switch (rule.type) {
    case 'block':
      return {
        kind: 'block',
        texts: {
          modalities: rule.modalities,
          firstMinutes: [String(rule.firstMinutes)],
          firstCents: [euros(rule.firstCents)],
          stepMinutes: [String(rule.stepMinutes)],
          stepCents: [euros(rule.stepCents)],
          basis: [rule.basis],
        },
      };
    case 'surcharge': {
      const amount =
        'cents' in rule
          ? { amount: [euros(rule.cents)], unit: [rule.per] }
          : { amount: [hundredths(rule.basisPoints)], unit: ['share'] };
      const { kind, ...when } = whenForm(rule.when);
      return { kind, texts: { modalities: rule.modalities, ...when.texts, ...amount } };
    }
    case 'travel':
      return {
        kind: 'travel',
        texts: Object.fromEntries(
          rule.zones.flatMap(({ upToKm, cents }, zone) => [
            [`zones-${zone}-upToKm`, [decimal(upToKm)]],
            [`zones-${zone}-cents`, [euros(cents)]],
          ]),
        ),
      };
    case 'cancellation':
      return {
        kind: 'cancellation',
        texts: {
          modalities: rule.modalities,
          noticeUnderHours: [decimal(rule.noticeUnderHours)],
          ...chargeForm(rule.charge),
        },
      };
    case 'absence':
      return { kind: 'absence', texts: { whose: [rule.whose], basisPoints: [hundredths(rule.basisPoints)] } };
  }
};

type RuleOf<T extends Rule['type']> = Extract<Rule, { type: T }>;

const whenForm = (when: RuleOf<'surcharge'>['when']): RuleForm => {
  if ('from' in when) return { kind: 'hours', texts: { 'when-from': [when.from], 'when-to': [when.to] } };
  if ('weekdays' in when) return { kind: 'weekdays', texts: { 'when-weekdays': when.weekdays.map(String) } };
  if ('holiday' in when) return { kind: 'holiday', texts: {} };
  return { kind: 'urgent', texts: { 'when-noticeUnderHours': [decimal(when.noticeUnderHours)] } };
};

const chargeForm = (charge: RuleOf<'cancellation'>['charge']): RuleForm['texts'] => {
  if ('cents' in charge) return { charge: ['cents'], 'charge-amount': [euros(charge.cents)] };
  if ('basisPoints' in charge)
    return { charge: ['share'], 'charge-amount': [hundredths(charge.basisPoints)] };
  return { charge: ['planned' in charge ? 'planned' : 'firstBlock'] };
};

/** 1800 cents read `18,00`: what one types, not what one prints. */
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
/** 1250 basis points read `12,5`. */
const hundredths = (basisPoints: number): string => decimal(basisPoints / 100);
const decimal = (value: number): string => String(value).replace('.', ',');
