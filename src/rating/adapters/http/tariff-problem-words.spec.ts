import { describe, expect, it } from '@jest/globals';
import { association, ism } from '../../../../test/support/tariffs.js';
import type { RuleDraft, TariffDraft } from '../../domain/tariff-draft.js';
import { tariffProblems } from '../../domain/tariff-problems.js';
import { bilingual } from './tariff-problem-words.js';

const of = (...rules: RuleDraft[]): TariffDraft => ({ ...association, rules });
const surcharge: RuleDraft = {
  type: 'surcharge',
  modalities: ['on_site'],
  when: { holiday: true },
  cents: 500,
};
const travel = (...zones: [upToKm: number, cents: number][]): RuleDraft => ({
  type: 'travel',
  zones: zones.map(([upToKm, cents]) => ({ upToKm, cents })),
});

describe('what is wrong with a tariff, in English', () => {
  it.each<[string, TariffDraft]>([
    ['must be a day, YYYY-MM-DD', { ...ism, validFrom: '2023-02-29' }],
    ['must be one of: highest, sum', { ...ism, stacking: 'lowest' }],
    ['must be a whole number from 0 to 10000', { ...ism, vatBasisPoints: -1 }],
    ['must name at least one modality, among: phone_now', of({ ...surcharge, modalities: [] })],
    ['must have exactly one of: basisPoints, cents', of({ ...surcharge, basisPoints: 2500 })],
    ['must be true', of({ ...surcharge, when: { holiday: false } })],
    ['must be a time, HH:mm', of({ ...surcharge, when: { from: '25:00', to: '08:00' } })],
    ['must differ from from', of({ ...surcharge, when: { from: '20:00', to: '20:00' } })],
    ['from and to go together', of({ ...surcharge, when: { from: '20:00' } })],
    [
      'must name distinct days, from 1 (Monday) to 7 (Sunday)',
      of({ ...surcharge, when: { weekdays: [6, 6] } }),
    ],
    ['must be a number greater than zero', of({ ...surcharge, when: { noticeUnderHours: 0 } })],
    [
      'a share of the price counts by the minute: it has no half-hours',
      of({ ...surcharge, cents: undefined, basisPoints: 2500, per: 'started_half_hour' }),
    ],
    ['must have at least one zone', of(travel())],
    ['must reach farther than the zone before', of(travel([10, 0], [10, 500]))],
    ['may not cost less than the zone before', of(travel([10, 500], [20, 0]))],
    ['makes no sense in a rule "travel"', of({ ...travel([10, 0]), cents: 5 })],
    ['says the same as rule 0: travel', of(travel([10, 0]), travel([10, 0]))],
  ])('%s', (english, tariff) => {
    const sentences = tariffProblems(tariff).map(({ message }) => bilingual(message));
    expect(sentences).toContainEqual(expect.objectContaining({ en: expect.stringContaining(english) }));
    expect(sentences.filter(({ fr, en }) => fr === en)).toEqual([]);
  });

  it('shows the French sentence when it has no English', () => {
    expect(bilingual('se lit mal')).toEqual({ fr: 'se lit mal', en: 'se lit mal' });
  });
});
