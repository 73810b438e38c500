import { DayInWords, Facts, Section, type PageContext } from '../../../web/index.js';
import type { Standing } from '../../domain/standing.js';
import { budgetWords } from './budget-words.js';

/** What the money may pay for, and what happens when it is short or left over: the agreement in words. */
export function WhatItPays({ page, standing }: Readonly<{ page: PageContext; standing: Standing }>) {
  const words = budgetWords(page);
  const { agreement, funderName } = standing;
  const named = (codes: readonly string[], names: Readonly<Record<string, string>>): string =>
    codes.length === 0 ? words.everything : page.words.list(codes.map((code) => names[code] ?? code));
  const thresholds =
    agreement.alertThresholds.length === 0
      ? words.noThresholds
      : words.thresholdsAt(
          page.words.list(agreement.alertThresholds.map((percent) => page.words.percent(percent / 100))),
        );
  return (
    <Section id="pays" title={words.pays} spacing="stack-s">
      <Facts
        facts={[
          [words.funder, funderName],
          [words.carrier, agreement.carrier],
          [
            words.period,
            <>
              <DayInWords day={agreement.startsOn} year weekday={false} /> –{' '}
              <DayInWords day={agreement.endsOn} year weekday={false} />
            </>,
          ],
          [words.modalities, named(agreement.eligibleModalities, page.words.modalities)],
          [words.professionsOf, named(agreement.eligibleProfessions, words.professions)],
          [words.communes, named(agreement.eligibleCommunes, {})],
          [words.categoriesOf, named(agreement.eligibleCategories, words.categories)],
          [words.whenExhausted, words.onExhaustions[agreement.onExhaustion]],
          [words.whenUnspent, words.unspents[agreement.unspent]],
          [words.thresholds, thresholds],
        ]}
      />
    </Section>
  );
}
