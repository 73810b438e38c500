/** What a comment must not hold: it may be about a file, never about a patient. */
export type PersonalMark = 'phone' | 'birth_date' | 'social_security_number';

const marks: readonly (readonly [PersonalMark, RegExp])[] = [
  // Sex, year, month, département (2A and 2B in Corsica), commune, order; the key of two digits may be left out.
  ['social_security_number', /(?<!\d)[1278] ?\d\d ?\d\d ?(?:\d\d|2[AB]) ?\d{3} ?\d{3}(?: ?\d\d)?(?!\d)/i],
  ['phone', /(?<!\d)(?:\+|00)\d{1,3}(?:[ .\-()]*\d){8,11}(?!\d)/],
  ['phone', /(?<!\d)0[1-9](?:[ .-]?\d\d){4}(?!\d)/],
  ['birth_date', /(?<!\d)\d{1,2}[/.\- ]\d{1,2}[/.\- ](?:19|20)?\d\d(?!\d)/],
  ['birth_date', /(?<!\d)(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)/],
];

/** What in the text looks as if it said who a patient is (contract, "Reasons are codes"); null when nothing does. */
export const personalMarkIn = (text: string): PersonalMark | null => {
  const plain = text.replaceAll(/[\u00a0\u2009\u202f\t]/g, ' ').replaceAll(/[\u2010-\u2015\u2212]/g, '-');
  return marks.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
};
