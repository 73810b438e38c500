/**
 * Those of the codes that differ from what was dictated by one sign put, left out or taken for another, or by two signs that
 * changed places; what is written alike but for case and hyphens comes first. For the rest in the order given.
 */
export const nearCodes = <Known extends Readonly<{ code: string }>>(
  said: string,
  codes: readonly Known[],
): readonly Known[] => {
  const wanted = plain(said);
  if (wanted === '') return [];
  const near = codes.filter(({ code }) => isNear(wanted, plain(code)));
  return near.toSorted(
    (one, other) => Number(plain(other.code) === wanted) - Number(plain(one.code) === wanted),
  );
};

const plain = (code: string): string => code.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const isNear = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = (text: string, from: number): string => text.slice(start + from);
  if (long.length > short.length) return rest(short, 0) === rest(long, 1);
  const isSwapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return rest(short, 1) === rest(long, 1) || (isSwapped && rest(short, 2) === rest(long, 2));
};
