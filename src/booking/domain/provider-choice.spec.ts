import { describe, expect, it } from '@jest/globals';
import {
  earliestStart,
  isInTime,
  providersCovering,
  soonestOf,
  type ProviderOffering,
  type Wish,
} from './provider-choice.js';

const aProvider = (fields: Partial<ProviderOffering> = {}): ProviderOffering => ({
  id: 'ism',
  modalities: ['phone_now', 'phone_booked', 'video', 'on_site'],
  languages: [],
  departments: [],
  communes: [],
  notice: [],
  suspendedOn: null,
  ...fields,
});

const aWish = (fields: Partial<Wish> = {}): Wish => ({
  modality: 'on_site',
  language: 'kat',
  startsAt: new Date('2027-03-12T10:00:00+01:00'),
  askedAt: new Date('2027-03-08T10:00:00+01:00'),
  inseeCode: '76540',
  postcode: '76000',
  timeZone: 'Europe/Paris',
  calendar: 'france',
  ...fields,
});

const covers = (provider: Partial<ProviderOffering>, wish: Partial<Wish> = {}): boolean =>
  providersCovering([aProvider(provider)], aWish(wish)).length === 1;
const inTime = (notice: ProviderOffering['notice'], wish: Partial<Wish> = {}): boolean =>
  isInTime(aProvider({ notice }), aWish(wish));

describe('the providers that may be asked', () => {
  it('are those of the modality and the language; no list of languages means any', () => {
    expect(covers({ modalities: ['phone_now'] })).toBe(false);
    expect(covers({ languages: ['prs', 'pus'] })).toBe(false);
    expect(covers({ languages: ['prs', 'kat'] })).toBe(true);
    expect(covers({ languages: [] })).toBe(true);
  });

  it('come on site to their départements and communes, and phone everywhere', () => {
    expect(covers({ departments: ['76'] })).toBe(true);
    expect(covers({ departments: ['75', '92'] })).toBe(false);
    expect(covers({ departments: ['75'], communes: ['76540'] })).toBe(true);
    expect(covers({ communes: ['76351'] })).toBe(false);
    expect(covers({ departments: ['75'] }, { modality: 'video' })).toBe(true);
  });

  it('come to the départements of Corsica and overseas by the codes of the INSEE, not by the postcode', () => {
    const bastia = { inseeCode: '2B033', postcode: '20200' };
    expect(covers({ departments: ['2B'] }, bastia)).toBe(true);
    expect(covers({ departments: ['2A'] }, bastia)).toBe(false);
    const saintDenis = { inseeCode: '97411', postcode: '97400' };
    expect(covers({ departments: ['974'] }, saintDenis)).toBe(true);
    expect(covers({ departments: ['976'] }, saintDenis)).toBe(false);
  });

  it('are asked for sessions before the day of their suspension, and not from it on', () => {
    expect(covers({ suspendedOn: '2027-03-13' })).toBe(true);
    expect(covers({ suspendedOn: '2027-03-12' })).toBe(false);
  });

  it('stay in the order in which the network asks them', () => {
    const providers = ['b', 'a', 'c'].map((id) => aProvider({ id }));
    expect(providersCovering(providers, aWish()).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });
});

describe('the notice', () => {
  it('in minutes is minutes that pass: a quarter of an hour exactly is enough', () => {
    const askedAt = new Date('2027-03-08T10:00:00+01:00');
    const wish = (startsAt: string): Partial<Wish> => ({
      modality: 'phone_booked',
      askedAt,
      startsAt: new Date(startsAt),
    });
    const notice = [{ modality: 'phone_booked' as const, minutes: 15 }];
    expect(inTime(notice, wish('2027-03-08T10:15:00+01:00'))).toBe(true);
    expect(inTime(notice, wish('2027-03-08T10:14:59+01:00'))).toBe(false);
  });

  it('in minutes is not moved by the night when the clocks change', () => {
    const notice = [{ modality: 'on_site' as const, minutes: 24 * 60 }];
    // From Saturday 27 March 2027, 10:00, twenty-four hours lead to Sunday 11:00 on the clock's face.
    const askedAt = new Date('2027-03-27T10:00:00+01:00');
    expect(inTime(notice, { askedAt, startsAt: new Date('2027-03-28T10:00:00+02:00') })).toBe(false);
    expect(inTime(notice, { askedAt, startsAt: new Date('2027-03-28T11:00:00+02:00') })).toBe(true);
  });

  it('of two working days is two working days: asked on a Friday, from the Tuesday on', () => {
    const friday = { askedAt: new Date('2027-03-12T17:00:00+01:00') };
    const notice = [{ modality: 'on_site' as const, workingDays: 2 }];
    expect(earliestStart(aProvider({ notice }), aWish(friday))).toBe('2027-03-16');
    expect(inTime(notice, { ...friday, startsAt: new Date('2027-03-16T08:00:00+01:00') })).toBe(true);
    expect(inTime(notice, { ...friday, startsAt: new Date('2027-03-15T18:00:00+01:00') })).toBe(false);
  });

  it('counts no public holiday, and in Alsace-Moselle neither Good Friday nor Saint Stephen', () => {
    const notice = [{ modality: 'on_site' as const, workingDays: 2 }];
    const wednesday = { askedAt: new Date('2027-03-24T10:00:00+01:00') }; // Easter is on 28 March 2027
    expect(earliestStart(aProvider({ notice }), aWish(wednesday))).toBe('2027-03-26');
    expect(earliestStart(aProvider({ notice }), aWish({ ...wednesday, calendar: 'alsace_moselle' }))).toBe(
      '2027-03-30',
    );
    const christmasEve = { askedAt: new Date('2028-12-22T10:00:00+01:00') };
    expect(earliestStart(aProvider({ notice }), aWish(christmasEve))).toBe('2028-12-27');
    expect(earliestStart(aProvider({ notice }), aWish({ ...christmasEve, calendar: 'alsace_moselle' }))).toBe(
      '2028-12-28',
    );
  });

  it('counts the days of the network, not those of the server: 23:30 in Paris is still that day', () => {
    const notice = [{ modality: 'on_site' as const, workingDays: 1 }];
    expect(
      earliestStart(aProvider({ notice }), aWish({ askedAt: new Date('2027-03-08T23:30:00+01:00') })),
    ).toBe('2027-03-09');
    expect(
      earliestStart(aProvider({ notice }), aWish({ askedAt: new Date('2027-03-09T00:30:00+01:00') })),
    ).toBe('2027-03-10');
  });

  it('is that of the modality: none where nothing is said, and none for a call that starts now', () => {
    const notice = [{ modality: 'on_site' as const, workingDays: 3 }];
    const soon = { modality: 'video' as const, startsAt: new Date('2027-03-08T10:01:00+01:00') };
    expect(inTime(notice, soon)).toBe(true);
    const now = new Date('2027-03-08T10:00:00+01:00');
    expect(inTime([{ modality: 'phone_now', minutes: 60 }], { modality: 'phone_now', startsAt: now })).toBe(
      true,
    );
  });

  it('asks nobody for a moment that has passed, even on a day that would still do', () => {
    const notice = [{ modality: 'on_site' as const, workingDays: 0 }];
    const startsAt = new Date('2027-03-08T09:00:00+01:00');
    expect(inTime(notice, { startsAt })).toBe(false);
    expect(inTime([], { startsAt })).toBe(false);
  });

  it('lets the next provider be asked for an immediate call some minutes after it was requested', () => {
    const startsAt = new Date('2027-03-08T09:58:00+01:00');
    expect(inTime([], { modality: 'phone_now', startsAt })).toBe(true);
  });

  it('tells the first moment that can be had from any of them, hours and working days compared', () => {
    const slow = aProvider({ id: 'slow', notice: [{ modality: 'on_site', workingDays: 3 }] });
    const quick = aProvider({ id: 'quick', notice: [{ modality: 'on_site', minutes: 48 * 60 }] });
    expect(soonestOf([slow, quick], aWish())).toEqual({
      provider: quick,
      earliest: new Date('2027-03-10T10:00:00+01:00'),
    });
    expect(soonestOf([slow], aWish())).toEqual({ provider: slow, earliest: '2027-03-11' });
    expect(soonestOf([], aWish())).toBeNull();
  });
});
