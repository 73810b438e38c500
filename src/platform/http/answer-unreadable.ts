import type { Reply, Request } from './exchange.js';
import { generic } from './problem.filter.js';
import { languageOf } from './problem.js';

/** An address that can't be decoded, refused before there is a route: in the form of every other refusal. */
export const answerUnreadable = (_error: Error, request: Request, reply: Reply): void => {
  const problem = generic(404, languageOf(request));
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
};
