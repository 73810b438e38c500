import { Injectable } from '@nestjs/common';
import { ErrorPages, type Problem, type Reply, type Request } from '../platform/http/index.js';
import { Actions, ButtonLink } from './components/buttons.js';
import { Layout } from './layout.js';
import { homeOf } from './navigation.js';
import { contextOf, type PageContext } from './page-context.js';
import { pageToResume } from './resume.js';
import { sendPage } from './send-page.js';

/** Refusals and faults, for those who read pages. */
@Injectable()
export class WebErrorPages extends ErrorPages {
  override answer(request: Request, reply: Reply, problemIn: (language: 'fr' | 'en') => Problem): boolean {
    if (!readsPages(request)) return false;
    const page = contextOf(request);
    const problem = problemIn(page.words.language);
    const requestId = reply.getHeader('x-request-id');
    void sendPage(
      reply,
      <ErrorPage
        page={page}
        problem={problem}
        wanted={pageToResume(request)}
        isForm={request.method === 'POST'}
        requestId={typeof requestId === 'string' ? requestId : null}
      />,
      problem.status,
    );
    return true;
  }
}

/** A browser names HTML; what calls the API, or fetches a piece of a page, names JSON or nothing. */
const readsPages = ({ headers }: Request): boolean => {
  const accepted = headers.accept ?? '';
  const html = accepted.indexOf('text/html');
  const json = accepted.indexOf('application/json');
  return html !== -1 && (json === -1 || html < json);
};

type ErrorPageProps = Readonly<{
  page: PageContext;
  problem: Problem;
  /** Where to come back to after signing in; null where nobody knows. */
  wanted: ReturnType<typeof pageToResume>;
  /** A form was sent: it has done nothing. */
  isForm: boolean;
  requestId: string | null;
}>;

/** Says what happened, what is safe, and the one thing to do next. */
export function ErrorPage({ page, problem, wanted, isForm, requestId }: ErrorPageProps) {
  const { words, viewer, path } = page;
  const { errors } = words;
  const { title, detail } =
    isForm && problem.status === 401
      ? errors.signedOut(wanted?.isFilledIn ?? false)
      : sentencesOf(problem, words.errors);
  return (
    <Layout page={page} title={title} width="narrow">
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">{detail}</p>
      </div>
      <Corrections problem={problem} />
      {viewer && problem.status < 500 && <p>{errors.connectedAs(viewer.email, words.roles[viewer.role])}</p>}
      <Actions>
        {problem.status >= 500 && <ButtonLink href={path}>{errors.retry}</ButtonLink>}
        {problem.status === 401 ? (
          <ButtonLink
            href={wanted ? `/sign-in?next=${encodeURIComponent(wanted.path)}` : '/sign-in'}
            weight="main"
          >
            {errors.signIn}
          </ButtonLink>
        ) : (
          <ButtonLink
            href={viewer ? homeOf(viewer.role) : '/'}
            weight={problem.status >= 500 ? 'quiet' : 'plain'}
          >
            {errors.back}
          </ButtonLink>
        )}
        {viewer && (problem.status === 403 || problem.status === 404) && (
          <ButtonLink href="/sign-in" weight="quiet">
            {errors.otherAccount}
          </ButtonLink>
        )}
      </Actions>
      {problem.status >= 500 && requestId && <p class="small soft">{errors.incident(requestId)}</p>}
    </Layout>
  );
}

/** A named refusal speaks for itself; where only a status is known, the page's own words are kinder than HTTP's. */
const sentencesOf = (
  problem: Problem,
  own: PageContext['words']['errors'],
): Readonly<{ title: string; detail: string }> => {
  const { status } = problem;
  if (status >= 500) return own['500'];
  const isNamed = !['/problems/not-found', '/problems/forbidden', '/problems/unauthenticated'].includes(
    String(problem['type']),
  );
  if (!isNamed && (status === 401 || status === 403 || status === 404)) return own[status];
  if (status === 400 && !Array.isArray(problem['errors'])) return own['400'];
  return { title: problem.title, detail: typeof problem['detail'] === 'string' ? problem['detail'] : '' };
};

function Corrections({ problem }: { problem: Problem }) {
  const errors: unknown = problem['errors'];
  if (!Array.isArray(errors)) return null;
  return (
    <ul class="bullets">
      {errors.map((error: unknown) => (
        <li>{messageOf(error)}</li>
      ))}
    </ul>
  );
}

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
