import type { Refusal } from '../../../kernel/errors.js';
import {
  BackLink,
  Button,
  ButtonLink,
  Facts,
  Form,
  Layout,
  Notice,
  Section,
  typeset,
  type PageContext,
} from '../../../web/index.js';
import type { StatementDocument } from '../../domain/document.js';
import type { NamedStatement } from '../persistence/statement-pages.js';
import { spanOf } from './statement-names.js';
import { StatementValue } from './statement-value.js';
import { statementWords } from './statement-words.js';
import { LIST } from './statements-page.js';

export type IssuePageProps = Readonly<{
  page: PageContext;
  statement: NamedStatement;
  /** The coordination's version. */
  document: StatementDocument;
  refusal?: Refusal;
}>;

/** The last word before a statement is sealed: what it counts, and what nobody can change afterwards. */
export function IssuePage({ page, statement, document, refusal }: IssuePageProps) {
  const words = statementWords(page);
  return (
    <Layout page={page} title={words.issueTitle} width="narrow">
      <div class="page-head">
        <BackLink href={`${LIST}/${statement.id}`}>{words.readFirst}</BackLink>
        <p class="soft">
          {words.ofAgreement(statement.title, statement.reference)}, {spanOf(page, statement)}
        </p>
        <h1>{words.issueTitle}</h1>
        <p class="lede">{words.issueLede(statement.funderName)}</p>
      </div>
      {refusal && <Refused page={page} refusal={refusal} />}
      <Counted page={page} document={document} />
      <Section id="immutable" title={words.immutable} spacing="stack-s">
        <ul class="stack-s">
          {words.immutableDetail.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </Section>
      <Form action={`${LIST}/${statement.id}/issue`} once>
        <p class="actions">
          <Button weight="main">{words.issue}</Button>{' '}
          <ButtonLink href={`${LIST}/${statement.id}`} weight="quiet">
            {words.readFirst}
          </ButtonLink>
        </p>
      </Form>
    </Layout>
  );
}

function Refused({ page, refusal }: Readonly<{ page: PageContext; refusal: Refusal }>) {
  const words = statementWords(page);
  const { type, detail, errors } = refusal.problem;
  const { language } = page.words;
  const next = words.refusals[type];
  return (
    <Notice tone="error" announced="at-once">
      <p>{typeset(errors?.[0]?.message[language] ?? detail[language])}</p>
      {next && <p>{next}</p>}
    </Notice>
  );
}

function Counted({ page, document }: Pick<IssuePageProps, 'page' | 'document'>) {
  const words = statementWords(page);
  const value = (key: string) => {
    const figure = document.figures.find((one) => one.key === key);
    return figure ? <StatementValue kind={figure.kind} value={figure.value} /> : null;
  };
  const amended = document.tables.find(({ key }) => key === 'adjustments')?.rows.length ?? 0;
  const adjusted = document.figures.find(({ key }) => key === 'adjustments')?.value;
  const count = page.words.count(amended, words.oneStatement, words.manyStatements);
  return (
    <Section id="counted" title={words.counted} spacing="stack-s">
      <Facts
        facts={[
          [words.sessions, value('sessions')],
          [words.periodCost, value('cost')],
          [
            words.adjustments,
            amended === 0 || typeof adjusted !== 'number'
              ? words.noAdjustment
              : words.adjusted(page.words.money(adjusted), count),
          ],
          [words.total, <b>{value('total')}</b>],
        ]}
      />
    </Section>
  );
}
