import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { SignatureRefused } from '../adapters/provider-api/webhook-signature.js';

/** What the simulator refuses, told as RFC 9457 asks. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    detail: string,
  ) {
    super(detail);
  }
}

export const unknownAccount = (name: string): Problem =>
  new Problem(404, 'unknown-account', `There is no account ${name} here.`);

export function answerProblem(
  error: FastifyError | Error,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { status, type, message } = problemOf(error);
  void reply
    .code(status)
    .type('application/problem+json')
    .send({ type: `/problems/${type}`, title: type.replaceAll('-', ' '), status, detail: message });
}

function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof SignatureRefused) return new Problem(401, error.problem.type, error.message);
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  return status < 500
    ? new Problem(status, 'invalid-input', error.message)
    : new Problem(500, 'fault', 'The simulator failed.');
}
