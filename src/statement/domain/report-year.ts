import type { Period } from './activity.js';

/** The year, or what of it is over by then: both days are included. */
export const periodOfYear = (year: number, today: Period['to']): Period => {
  const last: Period['to'] = `${year}-12-31`;
  return { from: `${year}-01-01`, to: today < last ? today : last };
};

/** The same days of the year before; what ends on 29 February ended on the 28th. */
export const yearBefore = ({ from, to }: Period): Period => {
  const shifted = (day: Period['to']): Period['to'] => {
    const on = day.endsWith('-02-29') ? '-02-28' : day.slice(4);
    return `${Number(day.slice(0, 4)) - 1}${on}`;
  };
  return { from: shifted(from), to: shifted(to) };
};
