import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../../kernel/civil-time.js';
import { codeOn, isHeldByAnother, type AccessCode } from './access-code.js';

const aCode = (fields: Partial<AccessCode> = {}): AccessCode => ({
  networkId: 'rouen',
  id: 'code',
  providerId: 'ism',
  professionalId: 'gp',
  practiceId: null,
  agreementId: 'mdm',
  code: '00421',
  validFrom: '2022-03-01',
  revokedOn: null,
  ...fields,
});

describe('an access code', () => {
  it('opens nothing before its first day, nor from the day on which it is revoked', () => {
    const codes = [aCode({ revokedOn: '2022-06-01' })];
    expect(codeOn(codes, '2022-02-28')).toBeUndefined();
    expect(codeOn(codes, '2022-03-01')).toBe(codes[0]);
    expect(codeOn(codes, '2022-05-31')).toBe(codes[0]);
    expect(codeOn(codes, '2022-06-01')).toBeUndefined();
  });

  it('means what it was attached to last, in whatever order its history is read', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { minLength: 1 }), fc.nat(400), (starts, after) => {
        const day = addDays('2022-01-01', after);
        const history = starts.map((start) => aCode({ validFrom: addDays('2022-01-01', start) }));
        const last = starts
          .filter((start) => start <= after)
          .reduce<Day | undefined>((latest, start) => {
            const from = addDays('2022-01-01', start);
            return latest !== undefined && latest > from ? latest : from;
          }, undefined);
        expect(codeOn(history, day)?.validFrom).toBe(last);
      }),
    ));

  it('does not fall back on an older attachment once the last one is revoked', () => {
    const codes = [aCode(), aCode({ validFrom: '2023-02-01', agreementId: 'ctai', revokedOn: '2023-03-01' })];
    expect(codeOn(codes, '2023-03-01')).toBeUndefined();
  });

  it('is held by another while somebody else, or another kind of holder, may give it', () => {
    const practice = { professionalId: null, practiceId: 'msp' };
    expect(isHeldByAnother([aCode()], { professionalId: 'gp', practiceId: null }, '2022-04-01')).toBe(false);
    expect(isHeldByAnother([aCode()], practice, '2022-04-01')).toBe(true);
    expect(isHeldByAnother([aCode()], practice, '2022-02-28')).toBe(false);
    expect(isHeldByAnother([aCode({ revokedOn: '2022-04-01' })], practice, '2022-04-01')).toBe(false);
  });
});
