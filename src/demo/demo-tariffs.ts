/** The demo's price lists, in the API's words. Prices are assumed; the published total of 1,042.00 € comes out of ISM's. */

/** 18.00 € for the first 15 minutes, then 1.00 € per started minute. Waiting is not billed. */
export const byPhone = (modalities: readonly string[]) => ({
  stacking: 'highest',
  vatBasisPoints: 0,
  rules: [
    {
      type: 'block',
      modalities,
      firstMinutes: 15,
      firstCents: 1800,
      stepMinutes: 1,
      stepCents: 100,
      basis: 'actual',
    },
  ],
});

/**
 * 46.00 € for the first hour, then 23.00 € per started half-hour, on the longer of planned and actual; travel by zone;
 * evenings, nights and Saturdays a quarter more, Sundays and holidays half as much again, the highest applying; the planned
 * time is due when cancelled less than a day before, 70 % of it when the patient does not come.
 */
export const onSite = () => {
  const modalities = ['on_site'];
  const more = (basisPoints: number, when: object) => ({ type: 'surcharge', modalities, when, basisPoints });
  return {
    stacking: 'highest',
    vatBasisPoints: 0,
    rules: [
      {
        type: 'block',
        modalities,
        firstMinutes: 60,
        firstCents: 4600,
        stepMinutes: 30,
        stepCents: 2300,
        basis: 'higher',
      },
      {
        type: 'travel',
        zones: [
          { upToKm: 10, cents: 0 },
          { upToKm: 25, cents: 1200 },
          { upToKm: 50, cents: 2500 },
        ],
      },
      more(2500, { from: '20:00', to: '08:00' }),
      more(2500, { weekdays: [6] }),
      more(5000, { weekdays: [7] }),
      more(5000, { holiday: true }),
      { type: 'cancellation', modalities, noticeUnderHours: 24, charge: { planned: true } },
      { type: 'absence', whose: 'patient', basisPoints: 7000 },
    ],
  };
};
