import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../kernel/errors.js';
import { OneOf, Uuid } from '../platform/http/fields.js';
import { readAs } from '../platform/http/index.js';
import { mistakesOf } from './mistakes.js';

class Chosen {
  @OneOf(['wrong_duration', 'other']) reason: string;
  @OneOf(['phone_now']) modality: string;
  @Uuid() practiceId: string;
}

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

  it('never list codes, which nobody chose from: a form asks for one of its answers', async () => {
    const sent = readAs(Chosen, { reason: '', modality: 'pigeon', practiceId: '' });
    const refusal = await sent.then(
      () => null,
      (error: unknown) => error,
    );
    if (!(refusal instanceof InvalidInput)) throw new Error('this was to be refused');
    const mistakes = mistakesOf(refusal, 'fr');
    expect(mistakes.of('reason')).toBe('Choisissez un motif.');
    expect(mistakes.of('modality')).toBe('Choisissez une des réponses proposées.');
    expect(mistakes.of('practiceId')).toBe('Choisissez une des réponses proposées.');
    expect(mistakesOf(refusal, 'fr', { modality: 'Dites laquelle.' }).of('modality')).toBe('Dites laquelle.');
  });
});
