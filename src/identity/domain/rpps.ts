/**
 * The RPPS number (11 digits) in Pro Santé Connect's `SubjectNameID`: the national identifier of a health professional, which
 * begins with its kind. 8 is RPPS; the others (0 ADELI, 3 and 5 an establishment's own) are nobody's here.
 * @returns null when there is none
 */
export const rppsIn = (subjectNameId: unknown): string | null =>
  typeof subjectNameId === 'string' ? (/^8(\d{11})$/.exec(subjectNameId)?.[1] ?? null) : null;

/**
 * The name that a professional practises under, from `SubjectRefPro`, the national directory's record of them.
 * @returns null when the record does not say
 */
export const practisingName = (subjectRefPro: unknown): string | null => {
  const [exercise] = listIn(subjectRefPro, 'exercices');
  const names = ['prenomExercice', 'nomDexercice', 'nomExercice'].flatMap((key) => textIn(exercise, key));
  return names.length > 0 ? names.join(' ') : null;
};

const fieldIn = (record: unknown, key: string): unknown =>
  typeof record === 'object' && record !== null && Object.hasOwn(record, key)
    ? record[key as keyof typeof record]
    : undefined;

const listIn = (record: unknown, key: string): readonly unknown[] => {
  const value = fieldIn(record, key);
  return Array.isArray(value) ? value : [];
};

const textIn = (record: unknown, key: string): readonly string[] => {
  const value = fieldIn(record, key);
  return typeof value === 'string' && value.trim() !== '' ? [value.trim().slice(0, 100)] : [];
};
