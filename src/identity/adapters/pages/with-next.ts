/** The address of a page that keeps in mind where somebody wanted to go. @param next an own path; `/` is nowhere in particular */
export const withNext = (path: string, next: string): string =>
  next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
