import { describe, expect, it } from '@jest/globals';
import { contactFrom, referenceFrom } from './provider-words.js';

describe('what a provider writes', () => {
  it.each(['ISM-9d4e2a7b6f31', 'interpreter-prs-1', '2027/03#4.1:a', 'x'.repeat(64)])('keeps %s', (said) =>
    expect(referenceFrom(said)).toBe(said),
  );
  it.each(['Mme Durand, 2e étage', 'a\u0000b', '<b>', '', 'x'.repeat(65), 42, null, undefined, {}])(
    'keeps nothing of %j',
    (said) => expect(referenceFrom(said)).toBeNull(),
  );
  it.each([
    [{ phone: '+33199000042' }, { phone: '+33199000042' }],
    [{ phone: '01 99 00 00 42' }, { phone: '01 99 00 00 42' }],
    [{ url: 'https://visio.example.org/salle/42?k=1' }, { url: 'https://visio.example.org/salle/42?k=1' }],
    [{ phone: 'ask for Marie', url: 'http://visio.example.org' }, { url: 'http://visio.example.org' }],
    [{ phone: 'ask for Marie' }, null],
    [{ url: 'javascript:alert(1)' }, null],
    [{ url: 'https://visio.example.org/\u0007' }, null],
    [{ url: 'https://visio.example.org/ the patient is ill' }, null],
    [{ url: 'https://' }, null],
    [{ url: `https://visio.example.org/${'x'.repeat(500)}` }, null],
    ['+33199000042', null],
    [null, null],
  ])('is reached at %j: %j', (said, contact) => expect(contactFrom(said)).toEqual(contact));
});
