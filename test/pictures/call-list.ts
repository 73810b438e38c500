import type { Temporal } from 'temporal-polyfill';

const CALLS = 58;
const DAYS = 85;
const LANGUAGES = ['ara', 'prs', 'kat', 'pus', 'rus', 'ara', 'sqi', 'ben', 'tir', 'prs'] as const;

/** ISM's tariff in the demonstration: 18.00 € for the first 15 minutes, then 1.00 € per started minute. */
const price = (seconds: number): number => 1800 + Math.max(0, Math.ceil(seconds / 60) - 15) * 100;

/**
 * A list of the calls of the last weeks, the same whatever the day: of two nobody has the code, and one costs more to the
 * provider than to us.
 */
export const callList = (today: Temporal.PlainDate): string => {
  const lines = Array.from({ length: CALLS }, (_, n) => {
    const day = today.subtract({ days: DAYS - Math.floor((n * (DAYS - 3)) / CALLS) });
    const time = `${String(8 + ((n * 5) % 10)).padStart(2, '0')}:${String((n * 17) % 60).padStart(2, '0')}:00Z`;
    const seconds = 300 + ((n * 457) % 1500);
    const amount = price(seconds) + (n === 20 ? 300 : 0);
    const language = LANGUAGES[n % LANGUAGES.length];
    return [
      `ISM-${9000 + n}`,
      codeOf(n),
      `${day.toString()}T${time}`,
      40 + ((n * 13) % 90),
      seconds,
      language,
    ]
      .concat(['phone_now', amount])
      .join(';');
  });
  return ['reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes', ...lines, ''].join('\n');
};

/** One has typed the letter O for a zero; the other is of another network. */
const codeOf = (n: number): string =>
  n === 37 ? 'ROU-MG-O4' : n === 51 ? 'EVR-SF-11' : `ROU-MG-0${1 + ((n * 7) % 6)}`;
