import { typeset, type Words } from '../../../web/index.js';
import type { Rule, When } from '../../domain/tariff.js';
import { ruleWords } from './rule-words.js';

/** A rule as a contract says it: « Les 15 premières minutes : 18,00 €, puis 1,00 € par minute commencée. » */
export const sentenceOf = (rule: Rule, words: Words): string => {
  const say = ruleWords(words.language);
  const share = (basisPoints: number): string => words.percent(basisPoints / 10_000);
  const text = ((): string => {
    switch (rule.type) {
      case 'block':
        return say.block({
          firstMinutes: rule.firstMinutes,
          first: words.money(rule.firstCents),
          stepMinutes: rule.stepMinutes,
          step: words.money(rule.stepCents),
          basis: say.bases[rule.basis],
        });
      case 'surcharge':
        return say.surcharge(
          whenInWords(rule.when, words),
          'cents' in rule ? `${words.money(rule.cents)} ${say.per[rule.per]}` : share(rule.basisPoints),
        );
      case 'travel':
        return say.travel(
          rule.zones.map(({ upToKm, cents }) => say.zone(decimal(upToKm, words), words.money(cents))),
        );
      case 'cancellation': {
        const { charge } = rule;
        const due =
          'cents' in charge
            ? words.money(charge.cents)
            : 'basisPoints' in charge
              ? say.ofPlanned(share(charge.basisPoints))
              : 'planned' in charge
                ? say.planned
                : say.firstBlock;
        return say.cancellation(decimal(rule.noticeUnderHours, words), due);
      }
      case 'absence':
        return say.absence(rule.whose, say.ofPlanned(share(rule.basisPoints)));
    }
  })();
  return words.language === 'fr' ? typeset(text) : text;
};

/** For which modalities a rule holds; null for one that names none. */
export const modalitiesOf = (rule: Rule, words: Words): string | null =>
  'modalities' in rule ? words.list(rule.modalities.map((modality) => words.modalities[modality])) : null;

const whenInWords = (when: When, words: Words): string => {
  const say = ruleWords(words.language);
  if ('from' in when) return say.hours(hour(when.from, words), hour(when.to, words));
  if ('weekdays' in when)
    return say.weekdays(words.list(when.weekdays.map((weekday) => say.theDay(weekdayName(weekday, words)))));
  if ('holiday' in when) return say.holidays;
  return say.urgent(decimal(when.noticeUnderHours, words));
};

/** Monday is 1. */
export const weekdayName = (weekday: number, words: Words): string =>
  // 1 January 2024 was a Monday.
  words.dayParts(`2024-01-0${weekday}`).weekday;

const hour = (time: string, words: Words): string => words.time(new Date(`2024-01-01T${time}:00Z`), 'UTC');
const decimal = (value: number, { language }: Words): string =>
  language === 'fr' ? String(value).replace('.', ',') : String(value);
