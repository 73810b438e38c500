import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { Refusal, type Bilingual } from '../../kernel/errors.js';
import { ErrorPages } from './error-pages.js';
import type { Reply, Request } from './exchange.js';
import { languageOf, problemOf, type Problem } from './problem.js';
import { TooManyRequests, Unauthenticated } from './http-refusals.js';
import { StoredRefusal } from './stored-refusal.js';

/** The one place where what went wrong becomes an answer. A fault of ours says nothing of its insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(@Inject(ErrorPages) private readonly pages: ErrorPages) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<Reply>();
    if (reply.sent) return;
    const request = http.getRequest<Request>();
    const problemIn = (language: 'fr' | 'en'): Problem => this.answer(error, language);
    void reply.headers(headersOf(error));
    if (this.pages.answer(request, reply, problemIn)) return;
    const problem = problemIn(languageOf(request));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }

  private answer(error: unknown, language: 'fr' | 'en'): Problem {
    if (error instanceof StoredRefusal) return error.problem;
    if (error instanceof Refusal) return problemOf(error, language);
    if (isDatabaseAway(error)) {
      this.log.warn({ message: 'the database does not answer', cause: String(error) });
      return generic(503, language);
    }
    const status = error instanceof HttpException ? error.getStatus() : clientFaultOf(error);
    if (status === undefined || status >= 500) this.log.error(error instanceof Error ? error : String(error));
    return generic(status ?? 500, language);
  }
}

const headersOf = (error: unknown): Record<string, string> => {
  if (error instanceof StoredRefusal) return { 'idempotent-replayed': 'true' };
  if (error instanceof Unauthenticated) return { 'www-authenticate': 'Bearer' };
  if (isDatabaseAway(error)) return { 'retry-after': '5' };
  if (error instanceof TooManyRequests) return { 'retry-after': String(error.retryAfterSeconds) };
  return {};
};

/** Fastify's own refusals (a body too large, JSON cut short) carry their status; PostgreSQL's own, of a text that no text can hold, its code. */
const clientFaultOf = (error: unknown): number | undefined => {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && UNWRITABLE.has(String(error.code))) return 400;
  if (!('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  return error.statusCode < 500 ? error.statusCode : undefined;
};

/** The connection can't be made or was cut: nothing was done that would not be done again. */
const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && AWAY.has(String(error.code))) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message));

/** No connection, and PostgreSQL's own words for: shutting down, starting up, too many connections. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300']);

/** A NUL, or half of a surrogate pair: character_not_in_repertoire, untranslatable_character. */
const UNWRITABLE = new Set(['22021', '22P05']);

const generics: Readonly<Record<number, readonly [type: string, title: Bilingual, detail: Bilingual]>> = {
  400: [
    'invalid-input',
    { fr: 'Demande illisible', en: 'Unreadable request' },
    {
      fr: 'La demande n’a pas pu être lue : vérifiez que le corps est du JSON valide.',
      en: 'The request could not be read: check that its body is valid JSON.',
    },
  ],
  403: [
    'forbidden',
    { fr: 'Accès refusé', en: 'Forbidden' },
    { fr: 'Vous n’avez pas accès à cette page.', en: 'You may not go there.' },
  ],
  404: [
    'not-found',
    { fr: 'Introuvable', en: 'Not found' },
    { fr: 'Il n’y a rien à cette adresse.', en: 'There is nothing at this address.' },
  ],
  413: [
    'too-large',
    { fr: 'Trop volumineux', en: 'Too large' },
    {
      fr: 'Le fichier ou le corps dépasse la taille admise.',
      en: 'The file or body is larger than allowed.',
    },
  ],
  415: [
    'unsupported-media-type',
    { fr: 'Format non pris en charge', en: 'Unsupported media type' },
    {
      fr: 'Envoyez du JSON (application/json), ou un fichier en multipart/form-data pour un import.',
      en: 'Send JSON (application/json), or a multipart/form-data file for an import.',
    },
  ],
  503: [
    'not-ready',
    { fr: 'Pas encore prêt', en: 'Not ready' },
    {
      fr: 'Le service démarre ou attend sa base : réessayez dans un instant.',
      en: 'The service is starting or waiting for its database: try again in a moment.',
    },
  ],
};
const fault = [
  'internal',
  { fr: 'La page n’a pas pu se faire', en: 'Something went wrong on our side' },
  {
    fr: 'L’erreur est notée de notre côté. Réessayez ; si elle revient, prévenez la coordination.',
    en: 'The error is recorded on our side. Try again; if it returns, tell your coordination.',
  },
] as const;

export const generic = (status: number, language: 'fr' | 'en'): Problem => {
  const [type, title, detail] = generics[status] ?? (status < 500 ? generics[400]! : fault);
  return { type: `/problems/${type}`, title: title[language], status, detail: detail[language] };
};
