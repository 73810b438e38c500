import { describe, expect, it } from '@jest/globals';
import { ownPath } from './own-path.js';

describe('where somebody goes after signing in', () => {
  it.each(['/', '/bookings', '/bookings?status=confirmed&from=2027-01-01', '/usage#lines'])(
    'is the page that they wanted: %s',
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/%5cevil\\@x',
    'javascript:alert(1)',
    '/\tevil',
    '/\n/evil.example',
    '/ok\r\nset-cookie: a=b',
    'bookings',
    '',
    `/${'x'.repeat(3_000)}`,
    undefined,
    ['/bookings'],
    42,
  ])('is the front page, and never somebody else’s: %p', (path) => expect(ownPath(path)).toBe('/'));
});
