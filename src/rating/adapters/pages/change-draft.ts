import { isRuleKind, newRule, zoneCountOf, type RuleForm, type TariffForm } from './tariff-form.js';

/**
 * What a button of the form does to the tariff that is being written: `add`, `up-1`, `down-0`, `remove-2`, `zone-3`;
 * anything else leaves it as it is.
 * @param kind of the rule to add
 * @param modalities what a new rule holds for at first
 */
export const changeDraft = (
  form: TariffForm,
  does: string,
  kind: string | undefined,
  modalities: readonly string[],
): TariffForm => {
  const [verb, number] = does.split('-');
  const at = Number(number);
  const rule = form.rules[at];
  if (verb === 'add' && isRuleKind(kind))
    return { ...form, rules: [...form.rules, newRule(kind, modalities)] };
  if (!rule) return form;
  switch (verb) {
    case 'up':
      return { ...form, rules: swapped(form.rules, at - 1, at) };
    case 'down':
      return { ...form, rules: swapped(form.rules, at, at + 1) };
    case 'remove':
      return { ...form, rules: form.rules.toSpliced(at, 1) };
    case 'zone':
      return { ...form, rules: form.rules.with(at, withZone(rule)) };
    default:
      return form;
  }
};

const swapped = (rules: readonly RuleForm[], first: number, second: number): readonly RuleForm[] => {
  const [a, b] = [rules[first], rules[second]];
  return a && b ? rules.with(first, b).with(second, a) : rules;
};

const withZone = (rule: RuleForm): RuleForm => ({
  ...rule,
  texts: { ...rule.texts, [`zones-${zoneCountOf(rule)}-upToKm`]: [''] },
});
