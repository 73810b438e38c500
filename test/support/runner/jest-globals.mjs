/** What tests import as `@jest/globals`: each test and each hook ends, or fails, within a minute. */
const LIMIT_MS = 60_000;

const within =
  (run) =>
  async (...given) => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not over after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
    });
    try {
      await Promise.race([run(...given), late]);
    } finally {
      clearTimeout(timer);
    }
  };

const { describe, expect, jest } = globalThis;
export { describe, expect, jest };

export const it = (sentence, run) => globalThis.it(sentence, within(run));
it.each = (table) => (sentence, run) => globalThis.it.each(table)(sentence, within(run));

const hook = (when) => (run) => globalThis[when](within(run));
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');
