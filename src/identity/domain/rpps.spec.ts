import { describe, expect, it } from '@jest/globals';
import { practisingName, rppsIn } from './rpps.js';

describe('what Pro Santé Connect says of somebody', () => {
  it('is an RPPS number when the national identifier begins with 8', () => {
    expect(rppsIn('810001234564')).toBe('10001234564');
  });

  it.each([
    '010001234564',
    '310001234564/1',
    '8100012345',
    '8100012345640',
    ' 810001234564',
    '8１0001234564',
    '',
    8,
    null,
  ])('is no RPPS number otherwise: %p', (identifier) => expect(rppsIn(identifier)).toBeNull());

  it('names them as they practise, and nobody where the record says nothing', () => {
    expect(practisingName({ exercices: [{ prenomExercice: 'Kit', nomDexercice: 'DOC' }] })).toBe('Kit DOC');
    for (const record of [
      undefined,
      null,
      'x',
      {},
      { exercices: 'x' },
      { exercices: [null] },
      { exercices: [{ nomExercice: 3 }] },
    ]) {
      expect(practisingName(record)).toBeNull();
    }
  });
});
