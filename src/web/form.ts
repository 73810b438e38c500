import { Refusal } from '../kernel/errors.js';

/** What a form or an address says, field by field, as text without the spaces around it. */
export type Fields = Readonly<{
  /** undefined: left empty, or not there. */
  text: (name: string) => string | undefined;
  /** Of a field that may be given several times: all that it says. */
  all: (name: string) => string[];
  /** A number as people write it in French, « 12,5 » or « 1 042 »; NaN when it is none, so that what checks it refuses it. */
  number: (name: string) => number | undefined;
  isChecked: (name: string) => boolean;
}>;

/** Reads a form's body, or an address's query; anything else reads as an empty one. */
export const fieldsOf = (body: unknown): Fields => {
  const valuesOf = (name: string): string[] => {
    if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return [];
    const value: unknown = body[name as keyof typeof body];
    return (Array.isArray(value) ? value : [value])
      .filter((one): one is string => typeof one === 'string')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  };
  const text = (name: string): string | undefined => valuesOf(name)[0];
  return {
    text,
    all: valuesOf,
    number: (name) => {
      const written = text(name);
      return written === undefined ? undefined : numberOf(written);
    },
    isChecked: (name) => text(name) !== undefined,
  };
};

const numberOf = (written: string): number => {
  const plain = written.replaceAll(/\s/gu, '').replace('\u2212', '-').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
};

/** What came of a form: what it did, or why it was refused. */
export type Attempt<Done> =
  Readonly<{ done: Done; refusal: null }> | Readonly<{ done: null; refusal: Refusal }>;

/**
 * Does what a form asks; a refusal comes back to be shown with the form, its fields as they were typed.
 * @throws whatever is no refusal
 */
export const attempt = async <Done>(act: () => Promise<Done>): Promise<Attempt<Done>> => {
  try {
    return { done: await act(), refusal: null };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { done: null, refusal };
  }
};
