import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../kernel/errors.js';
import { mistakesOf } from './mistakes.js';

describe('the mistakes of a form', () => {
  it('name the field they belong to, in the language of the page', () => {
    const refusal = new InvalidInput([
      { pointer: '/email', message: { fr: 'Il manque la fin.', en: 'The end is missing.' } },
      { pointer: '/place/city', message: { fr: 'Dites la commune.', en: 'Name the town.' } },
    ]);
    const mistakes = mistakesOf(refusal, 'fr');
    expect(mistakes.of('email')).toBe('Il manque la fin.');
    expect(mistakes.of('place-city')).toBe('Dites la commune.');
    expect(mistakes.of('name')).toBeUndefined();
    expect(mistakesOf(refusal, 'en').all.map(({ message }) => message)).toEqual([
      'The end is missing.',
      'Name the town.',
    ]);
  });
});
