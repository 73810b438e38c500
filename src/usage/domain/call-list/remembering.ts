/** A pure function that remembers its answers; it forgets them all rather than let a strange file fill the memory. */
export const remembering = <K, V>(answer: (of: K) => V, kept: number): ((of: K) => V) => {
  const answers = new Map<K, V>();
  return (of) => {
    const known = answers.get(of);
    if (known !== undefined) return known;
    const found = answer(of);
    if (answers.size >= kept) answers.clear();
    answers.set(of, found);
    return found;
  };
};
