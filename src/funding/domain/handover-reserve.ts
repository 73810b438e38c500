import { Cents } from '../../kernel/money.js';
import type { Forecast } from './forecast.js';

/** Providers send a month's calls at its end: as much may still be on its way on the day of a handover. */
const LATE_DAYS = 31;

/** What to keep for calls of before a handover that are still to arrive, at the recent pace, up to the next euro. */
export const suggestedReserve = ({ dailyCents }: Pick<Forecast, 'dailyCents'>): Cents =>
  Cents(Math.ceil((dailyCents * LATE_DAYS) / 100) * 100);
