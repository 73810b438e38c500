import type { Bilingual, FieldProblem } from '../../../kernel/errors.js';
import type { Modality } from '../../../kernel/modality.js';
import type { RuleDraft, TariffDraft, ZoneDraft } from '../../domain/tariff-draft.js';
import { zoneCountOf, type RuleForm, type TariffForm } from './tariff-form.js';

/** What was typed, as the tariff that it means; and what of it could not be read, at the field where it stands. */
export type Typed = Readonly<{ draft: TariffDraft; problems: readonly FieldProblem[] }>;

/** Reads euros, percentages and hours as people write them in French. */
export const typedTariff = (form: TariffForm): Typed => {
  const reader = new Reader();
  const draft: TariffDraft = {
    validFrom: reader.given(form.validFrom || undefined, '/validFrom'),
    stacking: form.stacking,
    vatBasisPoints: form.vat === '' ? 0 : reader.percent(form.vat, '/vatBasisPoints'),
    rules: form.rules.map((rule, at) => ruleOf(rule, `/rules/${at}`, reader)),
  };
  return { draft, problems: reader.problems };
};

/** The place in the form of what is refused by its place in the tariff: a price and its unit are typed together. */
export const inTheForm = ({ pointer, message }: FieldProblem, { rules }: TariffForm): FieldProblem => {
  const [, at, rest = ''] = /^\/rules\/(\d+)(\/.*)?$/.exec(pointer) ?? [];
  const kind = at === undefined ? undefined : rules[Number(at)]?.kind;
  if (kind === undefined) return { pointer, message };
  if (kind === 'cancellation' && rest.startsWith('/charge'))
    return { pointer: `/rules/${at}/charge-amount`, message };
  const isSurcharge = ['hours', 'weekdays', 'holiday', 'urgent'].includes(kind);
  if (isSurcharge && /^\/(basisPoints|cents|per)$/.test(rest))
    return { pointer: `/rules/${at}/amount`, message };
  if (isSurcharge && rest === '/when') return { pointer: `/rules/${at}/when/from`, message };
  return { pointer, message };
};

const ruleOf = (rule: RuleForm, at: string, read: Reader): RuleDraft => {
  const text = (name: string): string | undefined => rule.texts[name]?.[0];
  const modalities = (rule.texts['modalities'] ?? []) as readonly Modality[];
  const surcharge = (when: RuleDraft['when']): RuleDraft => ({
    type: 'surcharge',
    modalities,
    when,
    ...(text('unit') === 'share'
      ? { basisPoints: read.percent(text('amount'), `${at}/amount`) }
      : { cents: read.money(text('amount'), `${at}/amount`), per: text('unit') }),
  });
  switch (rule.kind) {
    case 'block':
      return {
        type: 'block',
        modalities,
        firstMinutes: read.number(text('firstMinutes'), `${at}/firstMinutes`),
        firstCents: read.money(text('firstCents'), `${at}/firstCents`),
        stepMinutes: read.number(text('stepMinutes'), `${at}/stepMinutes`),
        stepCents: read.money(text('stepCents'), `${at}/stepCents`),
        basis: text('basis'),
      };
    case 'hours':
      return surcharge({
        from: read.given(text('when-from'), `${at}/when/from`),
        to: read.given(text('when-to'), `${at}/when/to`),
      });
    case 'weekdays':
      return surcharge({ weekdays: (rule.texts['when-weekdays'] ?? []).map(Number) });
    case 'holiday':
      return surcharge({ holiday: true });
    case 'urgent':
      return surcharge({
        noticeUnderHours: read.number(text('when-noticeUnderHours'), `${at}/when/noticeUnderHours`),
      });
    case 'travel':
      return { type: 'travel', zones: zonesOf(rule, at, read) };
    case 'cancellation':
      return {
        type: 'cancellation',
        modalities,
        noticeUnderHours: read.number(text('noticeUnderHours'), `${at}/noticeUnderHours`),
        charge: chargeOf(text('charge'), text('charge-amount'), `${at}/charge-amount`, read),
      };
    case 'absence':
      return {
        type: 'absence',
        whose: text('whose'),
        basisPoints: read.percent(text('basisPoints'), `${at}/basisPoints`),
      };
  }
};

const chargeOf = (
  kind: string | undefined,
  amount: string | undefined,
  at: string,
  read: Reader,
): RuleDraft['charge'] => {
  if (kind === 'cents') return { cents: read.money(amount, at) };
  if (kind === 'share') return { basisPoints: read.percent(amount, at) };
  if (amount !== undefined) read.refuse(at, needless);
  return kind === 'firstBlock' ? { firstBlock: true } : { planned: true };
};

/** A line left empty is no zone: emptying it takes it away. */
const zonesOf = (rule: RuleForm, at: string, read: Reader): readonly ZoneDraft[] =>
  Array.from({ length: zoneCountOf(rule) }, (_, zone) => `zones-${zone}`)
    .filter((zone) => rule.texts[`${zone}-upToKm`] || rule.texts[`${zone}-cents`])
    .map((zone) => ({
      upToKm: read.number(rule.texts[`${zone}-upToKm`]?.[0], `${at}/${zone}-upToKm`),
      cents: read.money(rule.texts[`${zone}-cents`]?.[0], `${at}/${zone}-cents`),
    }));

/** What is missing at a field, by the last part of its pointer. */
const missingAt = (pointer: string): Bilingual => {
  const name = pointer.replace(/^.*\/(?:zones-\d+-)?/, '');
  const { fr, en } = missing[name] ?? { fr: 'une valeur', en: 'a value' };
  return { fr: `Il manque ${fr}.`, en: `Missing: ${en}.` };
};
const missing: Readonly<Record<string, Bilingual>> = {
  validFrom: { fr: 'le premier jour du tarif', en: 'the first day of the tariff' },
  firstMinutes: { fr: 'la durée des premières minutes', en: 'the length of the first minutes' },
  firstCents: { fr: 'le prix des premières minutes', en: 'the price of the first minutes' },
  stepMinutes: { fr: 'la durée de chaque tranche suivante', en: 'the length of each further slice' },
  stepCents: { fr: 'le prix de chaque tranche suivante', en: 'the price of each further slice' },
  from: { fr: 'l’heure où la majoration commence', en: 'the time at which the surcharge begins' },
  to: { fr: 'l’heure où la majoration finit', en: 'the time at which the surcharge ends' },
  noticeUnderHours: { fr: 'le nombre d’heures', en: 'the number of hours' },
  amount: { fr: 'le montant de la majoration', en: 'the amount of the surcharge' },
  'charge-amount': { fr: 'la somme ou la part due', en: 'the sum or the share that is due' },
  basisPoints: { fr: 'la part due', en: 'the share that is due' },
  upToKm: { fr: 'la distance de la zone', en: 'the distance of the zone' },
  cents: { fr: 'le prix de la zone', en: 'the price of the zone' },
};
const noMoney = { fr: 'Écrivez un montant en euros : 18,00.', en: 'Write an amount in euros: 18.00.' };
const noNumber = { fr: 'Écrivez un nombre : 15, ou 1,5.', en: 'Write a number: 15, or 1.5.' };
const noShare = {
  fr: 'Écrivez un pourcentage, à deux décimales au plus : 12,5.',
  en: 'Write a percentage with two decimals at most: 12.5.',
};
const needless = {
  fr: 'Le prix prévu et les premières minutes n’ont pas de montant : retirez-le, ou choisissez une part ou un montant.',
  en: 'The planned price and the first minutes take no amount: remove it, or choose a share or an amount.',
};

/** Reads texts, and keeps what could not be read. What could not be is NaN. */
class Reader {
  readonly problems: FieldProblem[] = [];

  refuse(pointer: string, message: Bilingual): number {
    this.problems.push({ pointer, message });
    return NaN;
  }

  given(text: string | undefined, pointer: string): string {
    if (text === undefined) this.refuse(pointer, missingAt(pointer));
    return text ?? '';
  }

  number(text: string | undefined, pointer: string): number {
    return this.decimal(text, pointer, /^\d{1,7}(?:[.,]\d{1,3})?$/, noNumber);
  }

  /** @returns cents */
  money(text: string | undefined, pointer: string): number {
    return Math.round(this.decimal(text, pointer, /^\d{1,7}(?:[.,]\d{1,2})?$/, noMoney) * 100);
  }

  /** @returns basis points */
  percent(text: string | undefined, pointer: string): number {
    return Math.round(this.decimal(text, pointer, /^\d{1,6}(?:[.,]\d{1,2})?$/, noShare) * 100);
  }

  private decimal(text: string | undefined, pointer: string, form: RegExp, message: Bilingual): number {
    if (text === undefined) return this.refuse(pointer, missingAt(pointer));
    const plain = text.replace(/[\s€%]/gu, '');
    return form.test(plain) ? Number(plain.replace(',', '.')) : this.refuse(pointer, message);
  }
}
