import { addDays, isDay, resolveLocal, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import { InvalidInput, type FieldProblem } from '../../../kernel/errors.js';
import type { Fields, Language, ShownLanguage } from '../../../web/index.js';
import { languagesMeant, shownLanguage } from './shown-language.js';

/** What the form to book says, as it was typed. */
export type TypedBooking = Readonly<{
  modality: string | undefined;
  /** A code, chosen among those used last or among those that the words may mean. */
  languageCode: string | undefined;
  /** Words for a language; they go before the code. */
  language: string | undefined;
  day: string | undefined;
  time: string | undefined;
  expectedMinutes: string | undefined;
  repeat: string | undefined;
  times: string | undefined;
  /** Other days, at the same hour. */
  days: readonly string[];
  category: string | undefined;
  practiceId: string | undefined;
  interpreterGender: string | undefined;
  sameInterpreterAs: string | undefined;
}>;

export const typedIn = (fields: Fields): TypedBooking => {
  const { text } = fields;
  const language = text('language');
  const isCode = language !== undefined && shownLanguage(language, 'fr') !== undefined;
  return {
    modality: text('modality'),
    languageCode: isCode ? language : text('languageCode'),
    language: isCode ? undefined : language,
    day: text('day'),
    time: text('time'),
    expectedMinutes: text('expectedMinutes'),
    repeat: text('repeat'),
    times: text('times'),
    days: fields.all('days').slice(0, MOST_DATES),
    category: text('category'),
    practiceId: text('practiceId'),
    interpreterGender: text('interpreterGender'),
    sameInterpreterAs: text('sameInterpreterAs'),
  };
};

/** Which language the words and the choice mean; several, when only the person can tell. */
export const languagesIn = (typed: TypedBooking, reader: Language): readonly ShownLanguage[] => {
  if (typed.language === undefined) {
    const chosen = typed.languageCode && shownLanguage(typed.languageCode, reader);
    return chosen ? [chosen] : [];
  }
  const meant = languagesMeant(typed.language, reader);
  const named = meant.filter(
    ({ name, endonym }) => isSame(name, typed.language) || isSame(endonym, typed.language),
  );
  const chosen = meant.find(({ code }) => code === typed.languageCode);
  if (chosen) return [chosen];
  return named.length === 1 ? named : meant;
};

const isSame = (a: string | null, b: string | undefined): boolean =>
  a !== null && b !== undefined && a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0;

/** How often a series may be repeated, and how many dates it may have in all. */
export const MOST_DATES = 26;

const everyDays: Readonly<Record<string, number>> = { week: 7, fortnight: 14 };
export const repeats = ['no', ...Object.keys(everyDays)];

/** A year and a half: whoever asks for later has mistyped the year, and no provider answers for that long ahead. */
const FURTHEST_DAYS = 548;

/**
 * The instants asked for, each once, the first first.
 * @throws InvalidInput, under the names of the form's own fields
 */
export const startsIn = (typed: TypedBooking, zone: TimeZone, today: Day): readonly Date[] => {
  const problems: FieldProblem[] = [];
  const refuse = (pointer: string, fr: string, en: string): void => {
    problems.push({ pointer, message: { fr, en } });
  };
  const { day, time } = typed;
  const last = addDays(today, FURTHEST_DAYS);
  const refuseFar = (pointer: string): void =>
    refuse(
      pointer,
      'On demande au plus dix-huit mois à l’avance : vérifiez l’année.',
      'One can ask for at most eighteen months ahead: check the year.',
    );
  if (!day) refuse('/day', 'Dites quel jour.', 'Say which day.');
  else if (/^\d{4,}-/.test(day) && day.slice(0, 10) > last) refuseFar('/day');
  else if (!isDay(day)) refuse('/day', 'Ce jour n’existe pas.', 'This day does not exist.');
  if (!time || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    refuse('/time', 'Dites à quelle heure.', 'Say at what time.');
  const step = everyDays[typed.repeat ?? ''];
  const times = step === undefined ? 1 : Number(typed.times ?? '');
  if (!Number.isInteger(times) || times < 1 || times > MOST_DATES)
    refuse('/times', `De 2 à ${MOST_DATES} fois.`, `From 2 to ${MOST_DATES} times.`);
  if (!typed.days.every(isDay))
    refuse('/days', 'Un de ces jours n’existe pas.', 'One of these days does not exist.');
  if (problems.length > 0) throw new InvalidInput(problems);

  const repeated = Array.from({ length: times }, (_, i): Day => addDays(day!, i * (step ?? 0)));
  const days = [...new Set([...repeated, ...typed.days])].sort();
  if (days.at(-1)! > last) refuseFar('/days');
  if (days.length > MOST_DATES)
    refuse('/days', `${MOST_DATES} dates au plus à la fois.`, `At most ${MOST_DATES} dates at once.`);
  const starts = days.flatMap((one) => {
    const resolved = resolveLocal(`${one}T${time}`, zone);
    if (resolved.kind === 'instant') return resolved.at;
    refuse(
      '/time',
      'Cette nuit-là, on change d’heure : choisissez une autre heure.',
      'The clocks change that night: choose another time.',
    );
    return [];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return starts;
};
