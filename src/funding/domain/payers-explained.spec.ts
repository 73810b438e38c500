import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cents } from '../../kernel/money.js';
import { notClosing, onExhaustions, type Agreement } from './agreement.js';
import { chainOf, payerFor, payersOf, type Need } from './payer.js';
import { explainPayers, type Bill, type PayerExplained } from './payers-explained.js';

const anAgreement = (id: string, given: Partial<Agreement> = {}): Agreement => ({
  networkId: 'rouen',
  id,
  funderId: 'funder',
  carrier: 'Médecins du Monde',
  title: id,
  reference: id,
  startsOn: '2022-01-01',
  endsOn: '2022-12-31',
  priority: 100,
  eligibleModalities: [],
  eligibleProfessions: [],
  eligibleCommunes: [],
  eligibleCategories: [],
  onExhaustion: 'fall_back',
  unspent: 'repayment',
  alertThresholds: [],
  ...notClosing,
  ...given,
});
const need: Need = {
  day: '2022-06-14',
  modality: 'phone_now',
  profession: 'general_practitioner',
  commune: 'Rouen',
  inseeCode: '76540',
  category: 'ame',
};
const toPay = (neededCents: number | null, paidBy: string | null = null): Bill => ({
  neededCents: neededCents === null ? null : Cents(neededCents),
  paidBy,
});
const told = (
  agreements: readonly Agreement[],
  left: Readonly<Record<string, number>>,
  bill = toPay(1_800),
  asked = need,
): readonly PayerExplained[] => explainPayers(agreements, asked, bill, (id) => Cents(left[id] ?? 100_000));
const says = (explained: readonly PayerExplained[]): string[] =>
  explained.map(({ agreementId, says: verdict }) => `${agreementId} ${verdict}`);

describe('who would pay, and why the others would not', () => {
  it('passes an exhausted agreement by, and says what comes after the payer', () => {
    const all = [
      anAgreement('third', { priority: 3 }),
      anAgreement('first', { priority: 1 }),
      anAgreement('second', { priority: 2 }),
    ];
    expect(told(all, { first: 1_799 })).toMatchObject([
      {
        agreementId: 'first',
        says: 'exhausted',
        leftCents: 1_799,
        neededCents: 1_800,
        onExhaustion: 'fall_back',
      },
      { agreementId: 'second', says: 'pays', leftCents: 100_000 },
      { agreementId: 'third', says: 'after', otherId: 'second' },
    ]);
  });

  it('asks nobody after one that blocks, whatever money the others have', () => {
    const all = [anAgreement('first', { priority: 1, onExhaustion: 'block' }), anAgreement('second')];
    expect(told(all, { first: 0 })).toMatchObject([
      { says: 'exhausted', onExhaustion: 'block' },
      { says: 'after', otherId: 'first' },
    ]);
  });

  it('names each criterion that is missed, and what it would take', () => {
    const all = [
      anAgreement('ctai', {
        eligibleCategories: ['refugee', 'recent_arrival'],
        eligibleModalities: ['on_site'],
      }),
      anAgreement('villages', {
        eligibleCommunes: ['Sotteville-lès-Rouen'],
        eligibleProfessions: ['midwife'],
      }),
    ];
    expect(told(all, {})).toMatchObject([
      {
        missed: [
          { criterion: 'modality', takes: ['on_site'] },
          { criterion: 'category', takes: ['refugee', 'recent_arrival'] },
        ],
      },
      { missed: [{ criterion: 'profession', takes: ['midwife'] }, { criterion: 'commune' }] },
    ]);
  });

  it('says of what is not known only that an agreement asks it', () => {
    const all = [anAgreement('midwives', { eligibleProfessions: ['midwife'] }), anAgreement('all')];
    const unknown = { ...need, profession: null, commune: null, inseeCode: null, category: null };
    expect(says(told(all, {}, toPay(null), unknown))).toEqual(['all pays', 'midwives not_eligible']);
  });

  it('tells an agreement that has ended from one that closes, and from one that is closed', () => {
    const all = [
      anAgreement('a-over', { endsOn: '2022-05-31' }),
      anAgreement('b-closing', { closesOn: '2022-05-31', graceUntil: '2022-07-31' }),
      anAgreement('c-closed', { closesOn: '2022-05-31', closedAt: new Date('2022-06-10T00:00:00Z') }),
      anAgreement('d-coming', { startsOn: '2022-07-01' }),
    ];
    expect(says(told(all, {})).toSorted()).toEqual([
      'a-over not_open',
      'b-closing closing',
      'c-closed closed',
      'd-coming not_open',
    ]);
    expect(told(all, {}).find(({ agreementId }) => agreementId === 'b-closing')).toMatchObject({
      lastOn: '2022-05-31',
    });
  });

  it('leaves a request with whoever pays it, even where another one asked before has money again', () => {
    const all = [anAgreement('first', { priority: 1 }), anAgreement('second', { priority: 2 })];
    expect(says(told(all, {}, toPay(1_800, 'second')))).toEqual(['first asked_before', 'second pays']);
  });

  it('agrees with who really pays, of any agreements and money, and gives each agreement one word', () => {
    const agreement = fc.record({
      priority: fc.integer({ min: 1, max: 3 }),
      onExhaustion: fc.constantFrom(...onExhaustions),
      endsOn: fc.constantFrom('2022-05-31', '2022-12-31'),
      eligibleCategories: fc.constantFrom<Agreement['eligibleCategories']>([], ['ame'], ['refugee']),
      left: fc.integer({ min: -100, max: 3_600 }),
    });
    fc.assert(
      fc.property(fc.array(agreement, { maxLength: 6 }), (drawn) => {
        const all = drawn.map(({ left: _, ...given }, i) => anAgreement(String(i), given));
        const left = Object.fromEntries(drawn.map((given, i) => [String(i), given.left]));
        const payer = payerFor(chainOf(payersOf(all, need)), 1_800, (id) => left[id]!);
        const explained = told(all, left);
        expect(
          explained.filter(({ says: verdict }) => verdict === 'pays').map((one) => one.agreementId),
        ).toEqual(payer ? [payer.id] : []);
        expect(explained.map(({ says: verdict }) => verdict)).not.toContain('asked_before');
        expect(explained).toHaveLength(all.length);
      }),
    );
  });
});
