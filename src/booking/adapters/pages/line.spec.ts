import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../web/index.js';
import { momentInWords } from './booking-moments.js';
import { lineOf } from './line.js';

const asked = { status: 'requested', access: null, contact: null, call: 'professional_dials' } as const;
const access = { phoneNumber: '+33199001234', code: 'ROU-MG-01' };

describe('the line of an immediate call', () => {
  it('is the number and the code of whoever pays', () => {
    expect(lineOf({ ...asked, status: 'awaiting_usage', access }, { dispatch: 'phone_code' })).toEqual({
      kind: 'dial',
      access,
    });
  });

  it('is what the provider says, once it says something', () => {
    const confirmed = { ...asked, status: 'confirmed', access } as const;
    expect(lineOf({ ...confirmed, contact: { phone: '0199001299' } }, { dispatch: 'api' })).toEqual({
      kind: 'phone',
      number: '0199001299',
    });
    expect(
      lineOf({ ...confirmed, contact: { url: 'https://visio.example/1' } }, { dispatch: 'api' }),
    ).toEqual({
      kind: 'video',
      url: 'https://visio.example/1',
    });
    expect(lineOf({ ...confirmed, contact: { url: 'javascript:alert(1)' } }, { dispatch: 'api' }).kind).toBe(
      'dial',
    );
  });

  it('is waited for, missing, or rung back', () => {
    expect(lineOf(asked, { dispatch: 'api' }).kind).toBe('awaited');
    expect(lineOf(asked, { dispatch: 'mail' }).kind).toBe('awaited');
    expect(lineOf(asked, { dispatch: 'phone_code' }).kind).toBe('no_code');
    expect(lineOf({ ...asked, call: 'provider_calls' }, { dispatch: 'api' }).kind).toBe('called_back');
  });

  it('is closed when the call is not to be made any more', () => {
    for (const status of ['cancelled', 'unmet', 'completed'] as const)
      expect(lineOf({ ...asked, status, access }, { dispatch: 'phone_code' }).kind).toBe('over');
  });
});

describe('a moment on a page', () => {
  const page = { words: wordsOf('fr') };
  const at = new Date('2027-01-05T09:30:00Z');

  it('says its year only beside another one', () => {
    const said = (now?: string) => momentInWords(page, at, 'Europe/Paris', now ? new Date(now) : undefined);
    expect(said('2027-12-31T12:00:00Z')).toBe('mardi 5\u00a0janvier à 10\u00a0h\u00a030');
    expect(said('2026-12-31T12:00:00Z')).toBe('mardi 5\u00a0janvier 2027 à 10\u00a0h\u00a030');
    expect(said()).not.toContain('2027');
  });
});
