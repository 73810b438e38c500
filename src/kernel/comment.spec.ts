import { describe, expect, it } from '@jest/globals';
import { personalMarkIn } from './comment.js';

describe('a comment', () => {
  it.each([
    ['Rappelé au 06 12 34 56 78', 'phone'],
    ['tél. 0612345678', 'phone'],
    ['+33 6 12 34 56 78', 'phone'],
    ['06.12.34\u202f56-78', 'phone'],
    ['né le 02/03/1985', 'birth_date'],
    ['2.3.85', 'birth_date'],
    ['1985-03-02', 'birth_date'],
    ['NIR 1 85 03 75 116 001 42', 'social_security_number'],
    ['2850375116001', 'social_security_number'],
    ['1 85 03 2A 116 001', 'social_security_number'],
  ])('that says « %s » is refused: %s', (text, mark) => {
    expect(personalMarkIn(text)).toBe(mark);
  });

  it.each([
    'La durée de la facture F-2023-0012 est la bonne : 27 min',
    'Écart de 12,50 € constaté avec ISM',
    'Avenant 3, article 10.2',
    'Ligne 45 de la liste de décembre 2022',
  ])('that says « %s » is fine', (text) => {
    expect(personalMarkIn(text)).toBeNull();
  });
});
