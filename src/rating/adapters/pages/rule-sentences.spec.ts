import { describe, expect, it } from '@jest/globals';
import { association, ism } from '../../../../test/support/tariffs.js';
import { wordsOf, type Language } from '../../../web/index.js';
import { tariffProblems } from '../../domain/tariff-problems.js';
import { Cents } from '../../../kernel/money.js';
import type { Tariff } from '../../domain/tariff.js';
import { sentenceOf } from './rule-sentences.js';
import { formOf } from './tariff-form.js';
import { typedTariff } from './tariff-typed.js';

const read = ({ rules }: Tariff, language: Language): string[] =>
  rules.map((rule) => sentenceOf(rule, wordsOf(language)).replace(/[\u00a0\u202f]/g, ' '));

describe('a tariff, read aloud', () => {
  it('says each rule as a contract does', () =>
    expect(read(association, 'fr')).toEqual([
      'Les 60 premières minutes : 46,00 €, puis 23,00 € par tranche de 30 minutes commencée. On compte la plus longue des deux durées, jamais l’attente.',
      'Déplacement sur place : 0,00 € jusqu’à 10 km ; 12,00 € jusqu’à 25 km ; 25,00 € jusqu’à 50 km et au-delà.',
      'De 20 h à 8 h : 25 % de plus.',
      'Le samedi : 25 % de plus.',
      'Le dimanche : 50 % de plus.',
      'Les jours fériés : 50 % de plus.',
      'Annulée moins de 24 h avant : le prix prévu, en entier.',
      'Patient absent : 70 % du prix prévu.',
    ]));

  it('says it in English as well', () =>
    expect(read(ism, 'en')).toEqual([
      'The first 15 minutes: €18.00, then €1.00 a started minute. What counts is the actual duration, never the waiting.',
    ]));

  it('keeps its typography: no line breaks before a colon or a sum’s sign', () =>
    expect(sentenceOf(ism.rules[0]!, wordsOf('fr'))).toContain('minutes\u00a0: 18,00\u202f€'));
});

describe('a stored tariff, typed again', () => {
  it.each<[string, Tariff]>([
    ['ISM’s', ism],
    ['the association’s', association],
    [
      'one of amounts and halves',
      {
        ...ism,
        stacking: 'sum',
        vatBasisPoints: 550,
        rules: [
          ...ism.rules,
          {
            type: 'surcharge',
            modalities: ['video'],
            when: { noticeUnderHours: 1.5 },
            cents: Cents(505),
            per: 'started_half_hour',
          },
          { type: 'surcharge', modalities: ['video'], when: { weekdays: [6, 7] }, basisPoints: 1250 },
          { type: 'cancellation', modalities: ['video'], noticeUnderHours: 24, charge: { firstBlock: true } },
          {
            type: 'cancellation',
            modalities: ['video'],
            noticeUnderHours: 48,
            charge: { cents: Cents(505) },
          },
        ],
      },
    ],
  ])('is the same tariff: %s', (_, tariff) => {
    const { draft, problems } = typedTariff(formOf(tariff));
    expect([draft, problems]).toEqual([tariff, []]);
    expect(tariffProblems(draft)).toEqual([]);
  });
});
