import type { Problem } from './problem.js';

/** A refusal given before to the same Idempotency-Key, given again word for word. */
export class StoredRefusal extends Error {
  constructor(readonly problem: Problem) {
    super('a refusal replayed');
  }
}
