import { addDays, type Day, weekdayOf } from './civil-time.js';

/**
 * The public holidays of France, as the law lists them. Easter is computed, never a table.
 *
 * Sources: Code du travail, art. L3133-1 (the eleven) and L3134-13 (Alsace-Moselle).
 */

/** Which law of holidays a place lives under. */
export type HolidayCalendar = 'france' | 'alsace_moselle';

/** `name` is the French one. */
export type Holiday = Readonly<{ day: Day; name: string }>;

/**
 * The holidays of a civil year, in order: eleven in France, thirteen in Alsace-Moselle.
 * Two may share a day (the Ascension fell on 1 May in 2008).
 */
export const holidaysOf = (year: number, calendar: HolidayCalendar): readonly Holiday[] =>
  yearOf(year, calendar).holidays;

export const isHoliday = (day: Day, calendar: HolidayCalendar): boolean =>
  yearOf(Number(day.slice(0, 4)), calendar).days.has(day);

/** Monday to Friday, holidays excepted. */
export const isWorkingDay = (day: Day, calendar: HolidayCalendar): boolean =>
  weekdayOf(day) <= 5 && !isHoliday(day, calendar);

/**
 * The day that is `count` working days later, or earlier when `count` is negative: three working days before
 * a Monday is the Wednesday. The day itself is not counted, and zero gives it back even if nobody works on it.
 */
export const addWorkingDays = (day: Day, count: number, calendar: HolidayCalendar): Day => {
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0;) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
};

/**
 * The calendar of the place that a postcode serves: Moselle (57), Bas-Rhin (67) and Haut-Rhin (68) keep their own.
 * The law gives Good Friday to their communes with a Protestant church; it is counted here in all of them.
 */
export const calendarOfPostcode = (postcode: string): HolidayCalendar =>
  ['57', '67', '68'].includes(postcode.slice(0, 2)) ? 'alsace_moselle' : 'france';

type Year = Readonly<{ holidays: readonly Holiday[]; days: ReadonlySet<Day> }>;

const years: Record<HolidayCalendar, Map<number, Year>> = { france: new Map(), alsace_moselle: new Map() };

const yearOf = (year: number, calendar: HolidayCalendar): Year => {
  let known = years[calendar].get(year);
  if (!known) {
    const holidays = computeHolidays(year, calendar);
    years[calendar].set(year, (known = { holidays, days: new Set(holidays.map(({ day }) => day)) }));
  }
  return known;
};

const computeHolidays = (year: number, calendar: HolidayCalendar): readonly Holiday[] => {
  const on = (monthAndDay: string): Day => `${String(year).padStart(4, '0')}-${monthAndDay}`;
  const easter = easterOf(year);
  const everywhere = [
    { day: on('01-01'), name: 'Jour de l’An' },
    { day: addDays(easter, 1), name: 'Lundi de Pâques' },
    { day: on('05-01'), name: 'Fête du Travail' },
    { day: on('05-08'), name: 'Victoire de 1945' },
    { day: addDays(easter, 39), name: 'Ascension' },
    { day: addDays(easter, 50), name: 'Lundi de Pentecôte' },
    { day: on('07-14'), name: 'Fête nationale' },
    { day: on('08-15'), name: 'Assomption' },
    { day: on('11-01'), name: 'Toussaint' },
    { day: on('11-11'), name: 'Armistice de 1918' },
    { day: on('12-25'), name: 'Noël' },
  ];
  const alsaceMoselle = [
    { day: addDays(easter, -2), name: 'Vendredi saint' },
    { day: on('12-26'), name: 'Saint-Étienne' },
  ];
  const holidays = calendar === 'alsace_moselle' ? [...everywhere, ...alsaceMoselle] : everywhere;
  return holidays.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
};

/**
 * Easter Sunday of a Gregorian year: the anonymous algorithm of Nature (20 April 1876),
 * with the letters of Jean Meeus, Astronomical Algorithms, chapter 8. It has no exceptions.
 */
const easterOf = (year: number): Day => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  const [month, day] = [Math.floor(n / 31), (n % 31) + 1];
  return `${String(year).padStart(4, '0')}-0${month}-${String(day).padStart(2, '0')}`;
};
