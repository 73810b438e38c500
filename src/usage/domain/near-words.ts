/** How many signs put, left out, taken for another, or swapped with their neighbour make one word of the other. */
export const distance = (one: string, other: string): number => {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[other.length]!;
};

/** Whether one word is likely the other, mistyped: a letter in four, never of a word of three. */
export const isNear = (one: string, other: string): boolean => {
  const allowed = Math.min(2, Math.floor(Math.max(one.length, other.length) / 4));
  return Math.abs(one.length - other.length) <= allowed && distance(one, other) <= allowed;
};
