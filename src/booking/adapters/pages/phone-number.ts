/** Dialled as it is from anywhere: « 02 61 91 00 02 » is `0261910002`, and « +33 2 61… » keeps its plus. */
export const dialled = (number: string): string =>
  number.replaceAll(/[^\d+]/g, '').replaceAll(/(?<=.)\+/g, '');

/** Read as the French read a number, two by two: `+33199001234` is « 01 99 00 12 34 ». Others as they were written. */
export const readAloud = (number: string): string => {
  const national = dialled(number).replace(/^(?:\+33|0033)(?=\d{9}$)/, '0');
  return /^0\d{9}$/.test(national) ? national.replaceAll(/\d\d(?=\d)/g, '$& ') : number;
};
