/** What a list's address says after `?`. */
export type Query = Readonly<Record<string, unknown>>;

/** An address with what it asks for; what is empty is left out. */
export const addressOf = (path: string, query: Query): string => {
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter(
          (one): one is string | number => typeof one === 'number' || (typeof one === 'string' && one !== ''),
        )
        .map((one) => [name, String(one)]),
    ),
  );
  return asked.size > 0 ? `${path}?${asked}` : path;
};
