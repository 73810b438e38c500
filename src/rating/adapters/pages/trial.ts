import {
  addDays,
  isDay,
  resolveLocal,
  weekdayOf,
  type Day,
  type TimeZone,
} from '../../../kernel/civil-time.js';
import type { FieldProblem } from '../../../kernel/errors.js';
import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { OUTCOMES, type Outcome } from '../../../kernel/outcome.js';
import { fieldsOf } from '../../../web/index.js';
import { rate } from '../../domain/rate.js';
import { hoursBefore, type RatedFacts } from '../../domain/rated-facts.js';
import type { Rating } from '../../domain/rating.js';
import type { Tariff } from '../../domain/tariff.js';

/** A session that the calculator is asked to price, as it is being typed. */
export type TrialForm = Readonly<{
  modality: string;
  on: string;
  at: string;
  planned: string;
  duration: string;
  /** Hours before the start: when it was asked for, and when it was cancelled. */
  asked: string;
  cancelled: string;
  distance: string;
  outcome: string;
}>;

/** What one tries first: the example of the contract, half past eleven on a working day. */
export const usualTrial = (today: Day, modality: string): TrialForm => ({
  modality,
  on: nextWorkday(today),
  at: '11:30',
  planned: '30',
  duration: '27 min 51 s',
  asked: '48',
  cancelled: '2',
  distance: '',
  outcome: 'completed',
});

export const readTrialForm = (body: unknown, usual: TrialForm): TrialForm => {
  const fields = fieldsOf(body);
  const text = (name: keyof TrialForm): string => fields.text(`try-${name}`) ?? '';
  return {
    modality: fields.text('try-modality') ?? usual.modality,
    on: text('on'),
    at: text('at'),
    planned: text('planned'),
    duration: text('duration'),
    asked: text('asked'),
    cancelled: text('cancelled'),
    distance: text('distance'),
    outcome: fields.text('try-outcome') ?? usual.outcome,
  };
};

/** What the form says of the session, or what of it can't be read. */
export const factsOfTrial = (
  form: TrialForm,
  timeZone: TimeZone,
): Readonly<{ facts: RatedFacts | null; problems: readonly FieldProblem[] }> => {
  const startsAt = instantOf(form.on, form.at, timeZone);
  const planned = minutesIn(form.planned);
  const duration = form.duration === '' ? planned : secondsIn(form.duration);
  const asked = hoursIn(form.asked);
  const cancelled = hoursIn(form.cancelled);
  const distance = form.distance === '' ? undefined : numberIn(form.distance);
  const modality = MODALITIES.find((one) => one === form.modality);
  const outcome = OUTCOMES.find((one) => one === form.outcome);
  const problems = [
    ...(modality ? [] : [problem('modality', 'Choisissez une modalité.', 'Choose a modality.')]),
    ...(outcome ? [] : [problem('outcome', 'Choisissez une issue.', 'Choose an outcome.')]),
    ...(startsAt ? [] : [noTime]),
    ...(planned === null ? [noPlanned] : []),
    ...(duration === null && planned !== null ? [noDuration] : []),
    ...(asked === null ? [noHours('asked')] : []),
    ...(cancelled === null ? [noHours('cancelled')] : []),
    ...(distance === null ? [noDistance] : []),
  ];
  if (!modality || !outcome || !startsAt || planned === null || duration === null)
    return { facts: null, problems };
  if (asked === null || cancelled === null || distance === null) return { facts: null, problems };
  return {
    problems,
    facts: {
      modality,
      outcome,
      startsAt,
      plannedSeconds: planned,
      durationSeconds: duration,
      requestedAt: hoursBefore(startsAt, asked),
      cancelledAt: hoursBefore(startsAt, cancelled),
      distanceKm: distance,
      timeZone,
      calendar: 'france',
    },
  };
};

/** The sessions that everybody asks about. */
export const EXAMPLES = ['quarter', 'halfHour', 'night', 'sunday', 'cancelled', 'absent'] as const;
export type Example = (typeof EXAMPLES)[number];

/** What the tariff makes of them, in one modality, on and around a day. */
export const examplesOf = (
  tariff: Tariff,
  modality: Modality,
  today: Day,
  timeZone: TimeZone,
): Readonly<Record<Example, Rating>> => {
  const workday = nextWorkday(today);
  const session = (day: Day, time: string, seconds: number, outcome: Outcome = 'completed'): Rating => {
    const startsAt = instantOf(day, time, timeZone) ?? new Date(`${day}T${time}:00Z`);
    return rate(
      {
        modality,
        outcome,
        startsAt,
        plannedSeconds: seconds,
        durationSeconds: seconds,
        requestedAt: hoursBefore(startsAt, 7 * 24),
        cancelledAt: hoursBefore(startsAt, 2),
        timeZone,
        calendar: 'france',
      },
      tariff,
    );
  };
  return {
    quarter: session(workday, '11:30', 15 * 60),
    halfHour: session(workday, '11:30', 27 * 60 + 51),
    night: session(workday, '22:00', 30 * 60),
    sunday: session(addDays(today, 7 - (weekdayOf(today) % 7)), '11:30', 30 * 60),
    cancelled: session(workday, '11:30', 30 * 60, 'late_cancellation'),
    absent: session(workday, '11:30', 30 * 60, 'patient_no_show'),
  };
};

// A Tuesday is the least likely to be a holiday's Monday, and never a weekend.
const nextWorkday = (today: Day): Day => addDays(today, ((2 - weekdayOf(today) + 7) % 7) + 7);

/** `27 min 51 s`, `1 h 05`, `27:51` (minutes and seconds), `27`: minutes. @returns seconds, or null */
export const secondsIn = (text: string): number | null => {
  const plain = text.toLowerCase().replace(/\s+/gu, '');
  const [, clockMinutes, clockSeconds] = /^(\d{1,4}):([0-5]\d)$/.exec(plain) ?? [];
  if (clockMinutes) return Number(clockMinutes) * 60 + Number(clockSeconds);
  const [whole, hours = 0, minutes = 0, seconds = 0] =
    /^(?:(\d{1,2})h)?(?:(\d{1,4})(?:min|mn|m|$))?(?:(\d{1,2})s)?$/.exec(plain) ?? [];
  if (!whole) return null;
  const all = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return all <= LONGEST_SECONDS ? all : null;
};

const LONGEST_SECONDS = 86_400;
const minutesIn = (text: string): number | null => (text === '' ? null : secondsIn(text));

const numberIn = (text: string): number | null =>
  /^\d{1,5}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : null;
const hoursIn = (text: string): number | null => (text === '' ? 0 : numberIn(text));

const instantOf = (day: string, time: string, zone: TimeZone): Date | null => {
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const resolved = resolveLocal(`${day}T${time}`, zone);
  return resolved.kind === 'instant' ? resolved.at : null;
};

const problem = (name: keyof TrialForm, fr: string, en: string): FieldProblem => ({
  pointer: `/try-${name}`,
  message: { fr, en },
});
const noTime = problem(
  'at',
  'Donnez un jour et une heure qui existent, et qui ne viennent qu’une fois.',
  'Give a day and a time that exist, and that come only once.',
);
const noPlanned = problem(
  'planned',
  'Donnez la durée prévue : 30 min.',
  'Give the planned duration: 30 min.',
);
const noDuration = problem('duration', 'Donnez une durée : 27 min 51 s.', 'Give a duration: 27 min 51 s.');
const noDistance = problem(
  'distance',
  'Donnez une distance en kilomètres : 12.',
  'Give a distance in kilometres: 12.',
);
const noHours = (name: 'asked' | 'cancelled'): FieldProblem =>
  problem(name, 'Donnez un nombre d’heures : 24.', 'Give a number of hours: 24.');
