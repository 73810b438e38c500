import { describe, expect, it } from '@jest/globals';
import { nearCodes } from './near-codes.js';

const codes = ['ROU-MG-01', 'ROU-MG-06', 'ROU-MG-16', '00421'].map((code) => ({ code }));
const near = (said: string): string[] => nearCodes(said, codes).map(({ code }) => code);

describe('the codes that somebody may have meant', () => {
  it.each([
    ['ROU-MG-09', ['ROU-MG-01', 'ROU-MG-06']],
    ['rou mg 16', ['ROU-MG-16', 'ROU-MG-06']],
    ['ROU-MG-1', ['ROU-MG-01', 'ROU-MG-16']],
    ['ROU-GM-06', ['ROU-MG-06']],
    ['0421', ['00421']],
    ['000421', ['00421']],
    ['BOR-SF-33', []],
    ['', []],
  ])('%s: %j', (said, meant) => {
    expect(near(said)).toEqual(meant);
  });
});
