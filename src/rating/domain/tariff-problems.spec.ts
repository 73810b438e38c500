import { describe, expect, it } from '@jest/globals';
import { association, ism } from '../../../test/support/tariffs.js';
import type { RuleDraft, TariffDraft } from './tariff-draft.js';
import { tariffProblems } from './tariff-problems.js';

const tariffOf = (...rules: RuleDraft[]): TariffDraft => ({ ...ism, rules });
const block = {
  type: 'block',
  modalities: ['video'],
  firstMinutes: 15,
  firstCents: 1800,
  stepMinutes: 1,
  stepCents: 100,
  basis: 'actual',
} satisfies RuleDraft;
const surcharge = {
  type: 'surcharge',
  modalities: ['video'],
  when: { from: '20:00', to: '08:00' },
  basisPoints: 2500,
} satisfies RuleDraft;
const cancellation = {
  type: 'cancellation',
  modalities: ['video'],
  noticeUnderHours: 24,
  charge: { planned: true },
} satisfies RuleDraft;
const supplement = { ...surcharge, basisPoints: undefined, cents: 500, per: 'started_half_hour' };
const absence = { type: 'absence', whose: 'patient', basisPoints: 7000 };
const travel = (...zones: [upToKm: number, cents: number][]): RuleDraft => ({
  type: 'travel',
  zones: zones.map(([upToKm, cents]) => ({ upToKm, cents })),
});

describe('a tariff that may be stored', () => {
  it.each([
    ['ISM’s', ism],
    ['the association’s', association],
    ['one with a supplement by the half-hour', tariffOf(block, supplement)],
    ['one with a share per session', tariffOf(block, { ...surcharge, per: 'session' })],
    [
      'one whose cancellation grows dearer',
      tariffOf(cancellation, { ...cancellation, noticeUnderHours: 48 }),
    ],
    ['one whose night ends at midnight', tariffOf({ ...surcharge, when: { from: '20:00', to: '00:00' } })],
  ])('%s', (_, tariff) => expect(tariffProblems(tariff)).toEqual([]));
});

describe('a tariff that cannot be meant', () => {
  it.each<[string, TariffDraft, string]>([
    ['begins on a day that is none', { ...ism, validFrom: '2023-02-29' }, '/validFrom'],
    ['has no price at all', tariffOf(), '/rules'],
    ['stacks in a way unknown', { ...ism, stacking: 'lowest' }, '/stacking'],
    ['has a negative VAT', { ...ism, vatBasisPoints: -1 }, '/vatBasisPoints'],
    ['has a rule of no type known', tariffOf({ type: 'discount' }), '/rules/0/type'],
    ['hides behind an inherited name', tariffOf({ type: 'constructor' }), '/rules/0/type'],
    ['prices no modality', tariffOf({ ...block, modalities: [] }), '/rules/0/modalities'],
    ['costs less than nothing', tariffOf({ ...block, firstCents: -1 }), '/rules/0/firstCents'],
    ['costs a fraction of a cent', tariffOf({ ...block, stepCents: 0.5 }), '/rules/0/stepCents'],
    ['forgets a price', tariffOf({ ...block, stepCents: undefined }), '/rules/0/stepCents'],
    ['has a first block of no minute', tariffOf({ ...block, firstMinutes: 0 }), '/rules/0/firstMinutes'],
    ['has steps of no minute', tariffOf({ ...block, stepMinutes: 0 }), '/rules/0/stepMinutes'],
    ['bills a duration unknown', tariffOf({ ...block, basis: 'shorter' }), '/rules/0/basis'],
    ['puts zones in a block', tariffOf({ ...block, zones: [] }), '/rules/0/zones'],
    ['prices a modality twice', tariffOf(block, { ...block, modalities: ['on_site', 'video'] }), '/rules/1'],
    ['has a share and an amount', tariffOf({ ...surcharge, cents: 1, per: 'minute' }), '/rules/0'],
    ['has neither share nor amount', tariffOf({ ...supplement, cents: undefined }), '/rules/0'],
    ['has a negative share', tariffOf({ ...surcharge, basisPoints: -1 }), '/rules/0/basisPoints'],
    ['has an amount for each of nothing', tariffOf({ ...supplement, per: undefined }), '/rules/0/per'],
    ['has a share by the half-hour', tariffOf({ ...surcharge, per: 'started_half_hour' }), '/rules/0/per'],
    ['surcharges at no time', tariffOf({ ...surcharge, when: {} }), '/rules/0/when'],
    [
      'surcharges on Sundays and holidays at once',
      tariffOf({ ...surcharge, when: { weekdays: [7], holiday: true } }),
      '/rules/0/when',
    ],
    ['has a night without end', tariffOf({ ...surcharge, when: { from: '20:00' } }), '/rules/0/when'],
    [
      'has a night that begins at 24:00',
      tariffOf({ ...surcharge, when: { from: '24:00', to: '08:00' } }),
      '/rules/0/when/from',
    ],
    [
      'has a night that ends at 8h',
      tariffOf({ ...surcharge, when: { from: '20:00', to: '8h' } }),
      '/rules/0/when/to',
    ],
    [
      'has a night that ends as it begins',
      tariffOf({ ...surcharge, when: { from: '20:00', to: '20:00' } }),
      '/rules/0/when/to',
    ],
    ['has an eighth day', tariffOf({ ...surcharge, when: { weekdays: [8] } }), '/rules/0/when/weekdays'],
    ['names no day', tariffOf({ ...surcharge, when: { weekdays: [] } }), '/rules/0/when/weekdays'],
    ['surcharges no holiday', tariffOf({ ...surcharge, when: { holiday: false } }), '/rules/0/when/holiday'],
    [
      'is urgent under zero hours',
      tariffOf({ ...surcharge, when: { noticeUnderHours: 0 } }),
      '/rules/0/when/noticeUnderHours',
    ],
    ['has no zone', tariffOf(travel()), '/rules/0/zones'],
    ['has zones out of order', tariffOf(travel([25, 1200], [10, 1300])), '/rules/0/zones/1/upToKm'],
    ['has a far zone cheaper', tariffOf(travel([10, 1200], [25, 800])), '/rules/0/zones/1/cents'],
    ['pays for travelling', tariffOf(travel([10, -1])), '/rules/0/zones/0/cents'],
    ['travels by two rules', tariffOf(travel([10, 0]), travel([25, 0])), '/rules/1'],
    ['is always late', tariffOf({ ...cancellation, noticeUnderHours: -24 }), '/rules/0/noticeUnderHours'],
    ['cancels for nothing said', tariffOf({ ...cancellation, charge: {} }), '/rules/0/charge'],
    [
      'cancels for two prices',
      tariffOf({ ...cancellation, charge: { planned: true, cents: 100 } }),
      '/rules/0/charge',
    ],
    [
      'cancels for a negative amount',
      tariffOf({ ...cancellation, charge: { cents: -100 } }),
      '/rules/0/charge/cents',
    ],
    ['cancels twice under 24 hours', tariffOf(cancellation, cancellation), '/rules/1'],
    ['misses somebody unknown', tariffOf({ ...absence, whose: 'doctor' }), '/rules/0/whose'],
    ['pays who does not come', tariffOf({ ...absence, basisPoints: -7000 }), '/rules/0/basisPoints'],
    ['says twice what an absence costs', tariffOf(absence, absence), '/rules/1'],
  ])('%s', (_, tariff, pointer) => {
    const problems = tariffProblems(tariff);
    expect(problems.map((problem) => problem.pointer)).toEqual([pointer]);
    expect(problems[0]?.message.fr).not.toBe(problems[0]?.message.en);
  });

  it('says what is wrong and where, in both languages, and counts rules as people do', () =>
    expect(tariffProblems(tariffOf(block, { ...block, stepMinutes: 0 }))).toEqual([
      {
        pointer: '/rules/1/stepMinutes',
        message: {
          fr: 'Un nombre entier de 1 à 1440 est attendu.',
          en: 'A whole number from 1 to 1440 is expected.',
        },
      },
      {
        pointer: '/rules/1',
        message: {
          fr: 'Cette règle fait double emploi avec la règle 1 : une seule peut décider.',
          en: 'This rule says the same as rule 1: only one can decide.',
        },
      },
    ]));
});
