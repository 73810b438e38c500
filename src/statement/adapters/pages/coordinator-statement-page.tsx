import { addDays, type Day } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import {
  BackLink,
  Button,
  ButtonLink,
  Form,
  Layout,
  Notice,
  Section,
  typeset,
  type PageContext,
} from '../../../web/index.js';
import type { StatementDocument } from '../../domain/document.js';
import type { NamedStatement, StatementDeed } from '../persistence/statement-pages.js';
import { StatementArticle } from './statement-article.js';
import { Deeds, HowToVerify, StatementFilesOf } from './statement-follow.js';
import { nameOf, StatementStatus } from './statement-names.js';
import { statementWords } from './statement-words.js';
import { LIST } from './statements-page.js';

export type CoordinatorStatementProps = Readonly<{
  page: PageContext;
  statement: NamedStatement;
  /** The version that is shown. */
  document: StatementDocument;
  deeds: readonly StatementDeed[];
  today: Day;
  isJustIssued?: boolean;
  refusal?: Refusal;
}>;

/** A statement as its coordination prepares and follows it: exactly what the funder reads, or all that is behind it. */
export function CoordinatorStatementPage(props: CoordinatorStatementProps) {
  const { page, statement, document, deeds, refusal, isJustIssued } = props;
  const words = statementWords(page);
  const isFunders = document.audience === 'funder';
  return (
    <Layout page={page} title={`${words.statement} ${nameOf(page, statement)}`}>
      <div class="page-head no-print">
        <BackLink href={LIST}>{words.back}</BackLink>
        <p>
          <StatementStatus status={statement.status} /> {statement.funderName},{' '}
          {words.ofAgreement(statement.title, statement.reference)}
        </p>
        {isJustIssued && statement.number !== null && (
          <Notice tone="ok" announced="politely">
            <p>{words.issuedNotice(statement.number)}</p>
          </Notice>
        )}
        {refusal && (
          <Notice tone="error" announced="at-once">
            <p>{typeset(refusal.problem.detail[page.words.language])}</p>
          </Notice>
        )}
        {statement.status === 'disputed' && <Disputed page={page} deeds={deeds} />}
        <nav class="sections" aria-label={words.versions}>
          <ul>
            <li>
              <a href={`${LIST}/${statement.id}`} aria-current={isFunders ? 'page' : undefined}>
                {statement.number === null ? words.funderVersion : words.funderVersionRead}
              </a>
            </li>
            <li>
              <a
                href={`${LIST}/${statement.id}?version=coordinator`}
                aria-current={isFunders ? undefined : 'page'}
              >
                {words.coordinatorVersion}
              </a>
            </li>
          </ul>
        </nav>
      </div>
      <div class="columns">
        <StatementArticle
          page={page}
          document={document}
          hash={isFunders ? statement.hash : statement.detailHash}
        />
        <aside class="stack-l no-print" aria-label={words.follow}>
          {statement.status === 'draft' && <ToIssue {...props} />}
          <Deeds page={page} statement={statement} deeds={deeds} />
          <Section id="files" title={words.files} spacing="stack-s">
            <h3>{words.forFunder}</h3>
            <StatementFilesOf page={page} statement={statement} audience="funder" />
            <h3>{words.forCoordination}</h3>
            <StatementFilesOf page={page} statement={statement} audience="coordinator" />
          </Section>
          <HowToVerify page={page} statement={statement} isFunder={false} />
          <p>
            <a href={`/budgets/${statement.agreementId}/statement-preferences`}>{words.preferencesTitle}</a>
          </p>
        </aside>
      </div>
    </Layout>
  );
}

function Disputed({ page, deeds }: Pick<CoordinatorStatementProps, 'page' | 'deeds'>) {
  const words = statementWords(page);
  const said = deeds.findLast(({ kind }) => kind === 'disputed')?.comment;
  return (
    <Notice tone="warn">
      <p>
        <b>{words.disputedNotice}</b>
      </p>
      {said && <blockquote>{said}</blockquote>}
      <p>{words.disputedDetail}</p>
    </Notice>
  );
}

function ToIssue({ page, statement, today }: CoordinatorStatementProps) {
  const words = statementWords(page);
  const { id, to } = statement;
  return (
    <Section id="issue" title={words.before} spacing="stack-s">
      <p>{words.beforeDetail}</p>
      {to >= today && <p>{words.notOver(page.words.day(addDays(to, 1), { weekday: false, year: true }))}</p>}
      <p>
        <ButtonLink href={`${LIST}/${id}/issue`} weight="main" isWide>
          {words.issue}
        </ButtonLink>
      </p>
      <Form action={`${LIST}/${id}/discard`} once class="stack-s">
        <Button weight="quiet">{words.discard}</Button>
      </Form>
    </Section>
  );
}
