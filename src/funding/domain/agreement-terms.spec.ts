import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../kernel/errors.js';
import { Cents } from '../../kernel/money.js';
import { settledTerms, type AgreementTerms } from './agreement-terms.js';

const terms = (given: Partial<AgreementTerms> = {}): AgreementTerms => ({
  funderId: '019ab4c0-0000-7000-8000-000000000001',
  carrier: 'Médecins du Monde',
  title: 'Interprétariat en médecine de ville',
  reference: 'MDM-2022',
  startsOn: '2022-01-01',
  endsOn: '2022-12-31',
  grantCents: Cents(150_000),
  priority: 100,
  eligibleModalities: [],
  eligibleProfessions: [],
  eligibleCommunes: [],
  eligibleCategories: [],
  onExhaustion: 'block',
  unspent: null,
  alertThresholds: [75, 90, 100],
  ...given,
});

const pointersOf = (given: Partial<AgreementTerms>): string[] => {
  try {
    settledTerms(terms(given));
    return [];
  } catch (error) {
    return error instanceof InvalidInput
      ? (error.problem.errors ?? []).map(({ pointer }) => pointer)
      : ['another error'];
  }
};

describe('the terms of an agreement', () => {
  it('gives unspent money back where a small agreement does not say', () => {
    expect(settledTerms(terms()).unspent).toBe('repayment');
    expect(settledTerms(terms({ grantCents: Cents(2_300_000) })).unspent).toBe('repayment');
  });

  it('must say what becomes of unspent money above 23,000 €', () => {
    expect(pointersOf({ grantCents: Cents(2_300_001) })).toEqual(['/unspent']);
    expect(settledTerms(terms({ grantCents: Cents(2_300_001), unspent: 'carry_over' })).unspent).toBe(
      'carry_over',
    );
  });

  it('may last one day and not less', () => {
    expect(pointersOf({ startsOn: '2022-03-01', endsOn: '2022-03-01' })).toEqual([]);
    expect(pointersOf({ startsOn: '2022-03-01', endsOn: '2022-02-28' })).toEqual(['/endsOn']);
  });
});
