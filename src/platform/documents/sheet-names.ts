/** As long as a spreadsheet takes. */
const LONGEST = 31;

/** Names that a spreadsheet takes for its sheets: without `[]:*?/\`, not too long, each once whatever its capitals. */
export const sheetNames = (titles: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain =
      title
        .replaceAll(/[[\]:*?/\\]/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/^'+|'+$/g, '') || 'Feuille';
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` ${number}`;
      const name = plain.slice(0, LONGEST - end.length).trimEnd() + end;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
};
