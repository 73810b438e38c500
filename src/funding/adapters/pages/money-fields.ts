import type { Fields, Mistakes } from '../../../web/index.js';

/** Euros as people write them, in whole cents; NaN for what is none, or finer than a cent, so that it is refused. */
export const centsIn = (fields: Fields, name: string): number | undefined => {
  const euros = fields.number(name);
  if (euros === undefined) return undefined;
  const cents = Math.round(euros * 100);
  return Math.abs(cents - euros * 100) < 0.001 ? cents : NaN;
};

/** The same mistakes, in the page's own words for the fields that it names differently from the API. */
export const reworded = ({ all }: Mistakes, words: Readonly<Record<string, string>>): Mistakes => {
  const ours = all.map(({ fieldId, message }) => ({ fieldId, message: words[fieldId] ?? message }));
  return { all: ours, of: (id) => ours.find(({ fieldId }) => fieldId === id)?.message };
};
