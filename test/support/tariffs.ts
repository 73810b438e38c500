import { Cents } from '../../src/kernel/money.js';
import type { RatedFacts } from '../../src/rating/domain/rated-facts.js';
import type { Tariff } from '../../src/rating/domain/tariff.js';

/** Rouen's tariff with ISM: 18.00 € for the first 15 minutes, then 1.00 € per started minute. */
export const ism: Tariff = {
  validFrom: '2022-01-01',
  stacking: 'highest',
  vatBasisPoints: 0,
  rules: [
    {
      type: 'block',
      modalities: ['phone_now', 'phone_booked', 'video'],
      firstMinutes: 15,
      firstCents: Cents(1800),
      stepMinutes: 1,
      stepCents: Cents(100),
      basis: 'actual',
    },
  ],
};

/** The association that comes on site around Rouen. */
export const association: Tariff = {
  validFrom: '2022-01-01',
  stacking: 'highest',
  vatBasisPoints: 0,
  rules: [
    {
      type: 'block',
      modalities: ['on_site'],
      firstMinutes: 60,
      firstCents: Cents(4600),
      stepMinutes: 30,
      stepCents: Cents(2300),
      basis: 'higher',
    },
    {
      type: 'travel',
      zones: [
        { upToKm: 10, cents: Cents(0) },
        { upToKm: 25, cents: Cents(1200) },
        { upToKm: 50, cents: Cents(2500) },
      ],
    },
    { type: 'surcharge', modalities: ['on_site'], when: { from: '20:00', to: '08:00' }, basisPoints: 2500 },
    { type: 'surcharge', modalities: ['on_site'], when: { weekdays: [6] }, basisPoints: 2500 },
    { type: 'surcharge', modalities: ['on_site'], when: { weekdays: [7] }, basisPoints: 5000 },
    { type: 'surcharge', modalities: ['on_site'], when: { holiday: true }, basisPoints: 5000 },
    { type: 'cancellation', modalities: ['on_site'], noticeUnderHours: 24, charge: { planned: true } },
    { type: 'absence', whose: 'patient', basisPoints: 7000 },
  ],
};

/** A session held as planned: an hour on a Tuesday morning, asked for a week before. */
export const aSession = (facts: Partial<RatedFacts> = {}): RatedFacts => ({
  modality: 'on_site',
  startsAt: new Date('2022-06-14T10:00:00+02:00'),
  plannedSeconds: 3600,
  durationSeconds: facts.plannedSeconds ?? 3600,
  requestedAt: new Date('2022-06-07T10:00:00+02:00'),
  outcome: 'completed',
  timeZone: 'Europe/Paris',
  calendar: 'france',
  ...facts,
});
