import { Conflict, InvalidInput, NotFound, RuleRefused, type Refusal } from '../../kernel/errors.js';
import type { Request } from './exchange.js';
import {
  BadSignature,
  Forbidden,
  FormExpired,
  TooBusy,
  TooManyRequests,
  Unauthenticated,
} from './http-refusals.js';

export type Problem = Readonly<Record<string, unknown>> & Readonly<{ status: number; title: string }>;

const statuses = [
  [InvalidInput, 400],
  [Unauthenticated, 401],
  [BadSignature, 401],
  [Forbidden, 403],
  [FormExpired, 403],
  [NotFound, 404],
  [Conflict, 409],
  [RuleRefused, 422],
  [TooManyRequests, 429],
  [TooBusy, 503],
] as const;

export const statusOf = (refusal: Refusal): number =>
  statuses.find(([kind]) => refusal instanceof kind)?.[1] ?? 422;

/** RFC 9457, in the caller's language. */
export const problemOf = (refusal: Refusal, language: 'fr' | 'en'): Problem => {
  const { type, title, detail, errors, facts } = refusal.problem;
  return {
    type: `/problems/${type}`,
    title: title[language],
    status: statusOf(refusal),
    detail: detail[language],
    ...facts,
    ...(errors && {
      errors: errors.map(({ pointer, message }) => ({ pointer, message: message[language] })),
    }),
  };
};

/** French, unless English is what the caller prefers: of the two, the one with the higher weight (RFC 9110, 12.5.4). */
export const languageOf = (request: Request): 'fr' | 'en' => {
  const weightOf = (language: string): number =>
    Math.max(
      0,
      ...(request.headers['accept-language'] ?? '')
        .split(',')
        .map((range) =>
          range
            .trim()
            .toLowerCase()
            .split(/;\s*q=/),
        )
        .filter(([tag = '']) => tag === language || tag.startsWith(`${language}-`))
        .map(([, weight]) => (weight === undefined ? 1 : Number(weight) || 0)),
    );
  return weightOf('en') > weightOf('fr') ? 'en' : 'fr';
};
