const ELSEWHERE = 'http://elsewhere.invalid';

/**
 * Where to go after signing in: a path of this program, whatever was asked for. An address that a browser would read as
 * another site's (`//evil.example`, `/\evil.example`, `javascript:`) becomes `/`.
 */
export const ownPath = (asked: unknown): string => {
  if (typeof asked !== 'string' || asked.length > 2_000) return '/';
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\')) return '/';
  return URL.canParse(asked, ELSEWHERE) && new URL(asked, ELSEWHERE).origin === ELSEWHERE ? asked : '/';
};

/**
 * Where somebody lands who has just signed in: the page that they had asked for, or else their home. The front door itself is
 * no place to land.
 */
export const landing = (asked: unknown, home: string): string => {
  const path = ownPath(asked);
  return path === '/' || /^\/sign-(in|out)(?![\w-])/.test(path) ? home : path;
};
