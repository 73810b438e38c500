import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Agreement } from './agreement.js';
import { chainOf, ineligibilityOf, payerFor, payersOf, type Need } from './payer.js';

const anAgreement = (given: Partial<Agreement> = {}): Agreement => ({
  networkId: 'rouen',
  id: given.id ?? 'mdm',
  funderId: 'funder',
  carrier: 'Médecins du Monde',
  title: 'Interprétariat en médecine de ville',
  reference: 'MDM-2022',
  startsOn: '2022-01-01',
  endsOn: '2022-12-31',
  priority: 100,
  eligibleModalities: [],
  eligibleProfessions: [],
  eligibleCommunes: [],
  eligibleCategories: [],
  onExhaustion: 'block',
  unspent: 'repayment',
  alertThresholds: [75, 90, 100],
  closesOn: null,
  graceUntil: null,
  successorId: null,
  closedAt: null,
  ...given,
});

const aNeed = (given: Partial<Need> = {}): Need => ({
  day: '2022-06-14',
  modality: 'phone_now',
  profession: 'general_practitioner',
  commune: 'Sotteville-lès-Rouen',
  inseeCode: '76681',
  category: 'ame',
  ...given,
});

const idsOf = (agreements: readonly Agreement[]): string[] => agreements.map(({ id }) => id);

describe('eligibility', () => {
  it('restricts nothing where its lists are empty', () => {
    expect(ineligibilityOf(anAgreement(), aNeed())).toBeNull();
    expect(ineligibilityOf(anAgreement(), aNeed({ category: null }))).toBeNull();
  });

  it('opens on the first day and closes after the last', () => {
    expect(ineligibilityOf(anAgreement(), aNeed({ day: '2021-12-31' }))).toBe('not_open');
    expect(ineligibilityOf(anAgreement(), aNeed({ day: '2022-01-01' }))).toBeNull();
    expect(ineligibilityOf(anAgreement(), aNeed({ day: '2022-12-31' }))).toBeNull();
    expect(ineligibilityOf(anAgreement(), aNeed({ day: '2023-01-01' }))).toBe('not_open');
  });

  it('keeps money for what it was given for', () => {
    const onSiteOnly = anAgreement({ eligibleModalities: ['on_site'] });
    expect(ineligibilityOf(onSiteOnly, aNeed())).toBe('modality');
    expect(ineligibilityOf(onSiteOnly, aNeed({ modality: 'on_site' }))).toBeNull();
    const midwives = anAgreement({ eligibleProfessions: ['midwife'] });
    expect(ineligibilityOf(midwives, aNeed())).toBe('profession');
    expect(ineligibilityOf(midwives, aNeed({ profession: 'midwife' }))).toBeNull();
  });

  it('pays for the categories it names, and for nobody whose category was not declared', () => {
    const ctai = anAgreement({ eligibleCategories: ['refugee', 'recent_arrival'] });
    expect(ineligibilityOf(ctai, aNeed({ category: 'refugee' }))).toBeNull();
    expect(ineligibilityOf(ctai, aNeed({ category: 'ame' }))).toBe('category');
    expect(ineligibilityOf(ctai, aNeed({ category: null }))).toBe('category');
  });

  it.each(['76681', 'Sotteville-lès-Rouen', 'SOTTEVILLE LES ROUEN', ' sotteville-les-rouen '])(
    'knows a commune by its INSEE code or its name, however it is written: %s',
    (written) => {
      expect(ineligibilityOf(anAgreement({ eligibleCommunes: ['Rouen', written] }), aNeed())).toBeNull();
      expect(
        ineligibilityOf(
          anAgreement({ eligibleCommunes: [written] }),
          aNeed({ commune: 'Rouen', inseeCode: '76540' }),
        ),
      ).toBe('commune');
    },
  );

  it('does not take a commune for another whose name begins alike', () => {
    expect(
      ineligibilityOf(
        anAgreement({ eligibleCommunes: ['Saint-Étienne'] }),
        aNeed({ commune: 'Saint-Étienne-du-Rouvray' }),
      ),
    ).toBe('commune');
  });
});

describe('who pays', () => {
  it('is the lowest priority number first, then the one that ends first', () => {
    const second = anAgreement({ id: 'second', priority: 20, endsOn: '2022-07-31' });
    const first = anAgreement({ id: 'first', priority: 10, endsOn: '2023-12-31' });
    const third = anAgreement({ id: 'third', priority: 20, endsOn: '2022-12-31' });
    expect(idsOf(payersOf([third, second, first], aNeed()))).toEqual(['first', 'second', 'third']);
  });

  it('is never an agreement that is not open or not eligible', () => {
    const closed = anAgreement({ id: 'closed', priority: 1, endsOn: '2022-06-13' });
    const reserved = anAgreement({ id: 'reserved', priority: 2, eligibleModalities: ['video'] });
    expect(idsOf(payersOf([closed, reserved, anAgreement({ id: 'open' })], aNeed()))).toEqual(['open']);
    expect(payersOf([closed, reserved], aNeed())).toEqual([]);
  });

  it('is the same whatever the order in which agreements are read', () => {
    const agreements = fc.uniqueArray(
      fc.record({ id: fc.uuid(), priority: fc.nat(3), endsOn: fc.constantFrom('2022-07-31', '2022-12-31') }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(agreements, (given) => {
        const all = given.map((one) => anAgreement(one));
        expect(idsOf(payersOf(all.toReversed(), aNeed()))).toEqual(idsOf(payersOf(all, aNeed())));
      }),
    );
  });
});

describe('what happens when the first payer has nothing left', () => {
  const poor = anAgreement({ id: 'poor', onExhaustion: 'fall_back' });
  const blocking = anAgreement({ id: 'blocking', onExhaustion: 'block' });
  const lenient = anAgreement({ id: 'lenient', onExhaustion: 'warn' });
  const rich = anAgreement({ id: 'rich', onExhaustion: 'block' });
  const left: Record<string, number> = { poor: 100, blocking: 100, lenient: 0, rich: 100_000 };
  const payer = (...agreements: Agreement[]): string | undefined =>
    payerFor(chainOf(agreements), 1800, (id) => left[id] ?? 0)?.id;

  it('falls back on the next, and on the one after that', () => {
    expect(payer(poor, rich)).toBe('rich');
    expect(payer(poor, { ...poor, id: 'poorer' }, rich)).toBe('rich');
  });

  it('stops where an agreement blocks, though the next one could pay', () => {
    expect(payer(blocking, rich)).toBeUndefined();
    expect(payer(poor, blocking, rich)).toBeUndefined();
    expect(idsOf(chainOf([poor, blocking, rich]))).toEqual(['poor', 'blocking']);
  });

  it('goes on overdrawn where an agreement only warns', () => {
    expect(payer(lenient, rich)).toBe('lenient');
    expect(payer(poor, lenient, rich)).toBe('lenient');
  });

  it('asks nobody else when the first one can pay', () => {
    expect(payer({ ...rich, onExhaustion: 'fall_back' }, lenient)).toBe('rich');
    expect(payerFor(chainOf([rich]), 100_000, () => 100_000)?.id).toBe('rich');
  });

  it('finds nobody when all fall back on one another and none can pay', () => {
    expect(payer(poor, { ...poor, id: 'poorer' })).toBeUndefined();
    expect(payer()).toBeUndefined();
  });
});
