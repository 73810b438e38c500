import { describe, expect, it } from '@jest/globals';
import { affiliationProblems } from './affiliations.js';

const pointers = (...periods: [practiceId: string, from: string, until: string | null][]): string[] =>
  affiliationProblems(periods.map(([practiceId, from, until]) => ({ practiceId, from, until }))).map(
    ({ pointer }) => pointer,
  );

describe('the practices of a professional', () => {
  it('may be two at a time, or the same one again after an end', () => {
    expect(pointers(['msp', '2022-01-01', null], ['pmi', '2022-01-01', null])).toEqual([]);
    expect(pointers(['msp', '2022-01-01', '2022-06-30'], ['msp', '2022-07-01', null])).toEqual([]);
  });

  it('are not the same one twice on a day, in whatever order they are given', () => {
    expect(pointers(['msp', '2022-01-01', '2022-06-30'], ['msp', '2022-06-30', null])).toEqual([
      '/practices/1',
    ]);
    expect(pointers(['msp', '2022-06-30', null], ['msp', '2022-01-01', '2022-06-30'])).toEqual([
      '/practices/1',
    ]);
    expect(pointers(['msp', '2022-01-01', null], ['msp', '2023-01-01', null])).toEqual(['/practices/1']);
  });

  it('do not end before they start, but may last one day', () => {
    expect(pointers(['msp', '2022-03-02', '2022-03-01'])).toEqual(['/practices/0/until']);
    expect(pointers(['msp', '2022-03-01', '2022-03-01'])).toEqual([]);
  });
});
