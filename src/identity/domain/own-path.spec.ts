import { describe, expect, it } from '@jest/globals';
import { landing, ownPath } from './own-path.js';

describe('where somebody lands who has signed in', () => {
  it.each(['/book', '/calls/imports?status=open', '/sign-in-sheets'])(
    'is the page that was asked for: %s',
    (path) => expect(landing(path, '/overview')).toBe(path),
  );

  it.each([
    '/',
    '',
    undefined,
    '//evil.example',
    '/sign-in',
    '/sign-in/sent',
    '/sign-in?next=/sign-in',
    '/sign-out',
  ])('is home, and never the door again: %p', (path) => expect(landing(path, '/overview')).toBe('/overview'));
});

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
