import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../kernel/civil-time.js';
import { codeOn, type AccessCode, type CodeHolder } from './access-code.js';
import { CodeBook } from './code-book.js';

const aCode = (fields: Partial<AccessCode> = {}): AccessCode => ({
  networkId: 'rouen',
  id: 'code',
  providerId: 'ism',
  professionalId: null,
  practiceId: null,
  agreementId: 'mdm',
  code: '00421',
  validFrom: '2022-03-01',
  revokedOn: null,
  ...fields,
});
const gp: CodeHolder = { professionalId: 'gp', practiceId: 'msp' };
const asked = { providerId: 'ism', agreementId: 'mdm', day: '2022-04-01' };

describe('the codes of a network', () => {
  it('give someone their own code, else their practice’s, else the network’s', () => {
    const codes = [
      aCode({ code: 'network' }),
      aCode({ code: 'practice', practiceId: 'msp' }),
      aCode({ code: 'own', professionalId: 'gp' }),
      aCode({ code: 'another’s', professionalId: 'midwife' }),
    ];
    const given = (count: number): string | undefined =>
      new CodeBook(codes.slice(0, count)).heldBy(gp, asked)?.code;
    expect([given(0), given(1), given(2), given(4)]).toEqual([undefined, 'network', 'practice', 'own']);
  });

  it('no longer give someone a code that has become somebody else’s', () => {
    const book = new CodeBook([
      aCode({ professionalId: 'gp' }),
      aCode({ professionalId: 'midwife', validFrom: '2022-03-15' }),
    ]);
    expect(book.heldBy(gp, asked)).toBeUndefined();
    expect(book.heldBy(gp, { ...asked, day: '2022-03-14' })?.code).toBe('00421');
    expect(book.historyOf('ism', '00421')).toHaveLength(2);
    expect(book.historyOf('imedi', '00421')).toEqual([]);
  });

  it('are found as if each was looked at in turn', () =>
    fc.assert(
      fc.property(fc.array(codes, { maxLength: 12 }), fc.nat(40), (all, after) => {
        const day = addDays('2022-01-01', after);
        const found = new CodeBook(all).heldBy(gp, { ...asked, day });
        const open = all.filter(
          (code) =>
            code.providerId === 'ism' &&
            code.agreementId === 'mdm' &&
            code ===
              codeOn(
                all.filter((other) => other.providerId === code.providerId && other.code === code.code),
                day,
              ),
        );
        const rank = (code: AccessCode): number =>
          code.professionalId === 'gp' ? 0 : code.practiceId === 'msp' ? 1 : 2;
        const mine = open.filter(
          ({ professionalId, practiceId }) =>
            professionalId === 'gp' ||
            practiceId === 'msp' ||
            (professionalId === null && practiceId === null),
        );
        expect(found === undefined).toBe(mine.length === 0);
        if (found) {
          expect(mine).toContain(found);
          expect(rank(found)).toBe(Math.min(...mine.map(rank)));
        }
      }),
    ));
});

const codes: fc.Arbitrary<AccessCode> = fc
  .record({
    providerId: fc.constantFrom('ism', 'imedi'),
    agreementId: fc.constantFrom('mdm', 'ctai'),
    code: fc.constantFrom('1', '2', '3'),
    holder: fc.constantFrom(
      { professionalId: 'gp', practiceId: null },
      { professionalId: 'midwife', practiceId: null },
      { professionalId: null, practiceId: 'msp' },
      { professionalId: null, practiceId: null },
    ),
    from: fc.nat(30),
    revoked: fc.option(fc.nat(30)),
  })
  .map(({ holder, from, revoked, ...code }) =>
    aCode({
      ...code,
      ...holder,
      validFrom: addDays('2022-01-01', from),
      revokedOn: revoked === null ? null : addDays('2022-01-01', from + revoked),
    }),
  );
