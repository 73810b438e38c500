import type { Reply, Request } from './exchange.js';
import type { Problem } from './problem.js';

/** Shows what went wrong to those who read pages. Implemented where pages are made. */
export abstract class ErrorPages {
  /**
   * @param problemIn the problem, in the language that the page speaks; to be asked once
   * @returns false when the caller does not read pages: it is then answered with problem+json
   */
  abstract answer(request: Request, reply: Reply, problemIn: (language: 'fr' | 'en') => Problem): boolean;
}
