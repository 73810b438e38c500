import { dayOf } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import {
  BackLink,
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  Layout,
  noMistakes,
  Notice,
  Section,
  TextArea,
  typeset,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { StatementDocument } from '../../domain/document.js';
import type { NamedStatement, StatementDeed } from '../persistence/statement-pages.js';
import { StatementArticle } from './statement-article.js';
import { HowToVerify, StatementFilesOf } from './statement-follow.js';
import { issuedOn, nameOf, StatementStatus } from './statement-names.js';
import { statementWords } from './statement-words.js';

export type FunderStatementProps = Readonly<{
  page: PageContext;
  statement: NamedStatement;
  document: StatementDocument;
  deeds: readonly StatementDeed[];
  typed?: Fields;
  mistakes?: Mistakes;
  refusal?: Refusal;
  isJustDisputed?: boolean;
}>;

/** A statement as its funder reads it, and where they answer. */
export function FunderStatementPage(props: FunderStatementProps) {
  const { page, statement, document, mistakes = noMistakes, refusal } = props;
  const words = statementWords(page);
  return (
    <Layout page={page} title={`${words.statement} ${nameOf(page, statement)}`}>
      <div class="page-head no-print">
        <BackLink href="/statements">{words.backToFunder}</BackLink>
        <ErrorSummary mistakes={mistakes.all} />
        {refusal && mistakes.all.length === 0 && (
          <Notice tone="error" announced="at-once">
            <p>{typeset(refusal.problem.detail[page.words.language])}</p>
          </Notice>
        )}
        {props.isJustDisputed && (
          <Notice tone="ok" announced="politely">
            <p>{words.disputeKept}</p>
          </Notice>
        )}
        {statement.status === 'issued' && (
          <p class="only-small">
            <ButtonLink href="#answer" isWide>
              {words.answerBelow}
            </ButtonLink>
          </p>
        )}
      </div>
      <div class="columns">
        <StatementArticle page={page} document={document} hash={statement.hash} />
        <aside class="stack-l no-print" aria-label={words.answer}>
          <Answer {...props} />
          <Section id="files" title={words.files} spacing="stack-s">
            <StatementFilesOf page={page} statement={statement} audience="funder" />
          </Section>
          <HowToVerify page={page} statement={statement} isFunder />
        </aside>
      </div>
    </Layout>
  );
}

function Answer(props: FunderStatementProps) {
  const { page, statement } = props;
  const words = statementWords(page);
  const since = issuedOn(statement);
  const { id, status } = statement;
  return (
    <Section id="answer" title={words.answer} spacing="stack-s">
      <p>
        <StatementStatus status={status} />
      </p>
      {status === 'issued' && since && (
        <p class="soft small">{words.awaitedSince(page.words.day(since, { weekday: false, year: true }))}</p>
      )}
      <Answered {...props} />
      {status !== 'acknowledged' && (
        <Form action={`/statements/${id}/acknowledge`} once class="stack-s">
          <Button weight={status === 'issued' ? 'main' : 'plain'} icon="check" isWide>
            {status === 'issued' ? words.acknowledge : words.acknowledgeAfter}
          </Button>
        </Form>
      )}
      {status === 'issued' && <Dispute {...props} />}
    </Section>
  );
}

/** What the funder has said so far, in its own words. */
function Answered({ page, statement, deeds }: FunderStatementProps) {
  const words = statementWords(page);
  const said = {
    acknowledged: words.acknowledgedOn,
    disputed: words.disputedOn,
  } as const;
  return (
    <>
      {deeds.map(({ kind, at, by, comment }) =>
        kind !== 'acknowledged' && kind !== 'disputed' ? null : (
          <div>
            {said[kind](page.words.day(dayOf(at, statement.timeZone), { weekday: false, year: true }))}
            {by && (
              <>
                <br />
                <span class="soft small">{by}</span>
              </>
            )}
            {comment && <blockquote>{comment}</blockquote>}
          </div>
        ),
      )}
      {statement.status === 'disputed' && <p class="small">{words.disputeNext}</p>}
    </>
  );
}

function Dispute({ page, statement, typed, mistakes = noMistakes }: FunderStatementProps) {
  const words = statementWords(page);
  return (
    <Details summary={words.dispute} isOpen={mistakes.all.length > 0}>
      <Form action={`/statements/${statement.id}/dispute`} once>
        <TextArea
          id="comment"
          name="comment"
          label={words.disputeField}
          hint={words.disputeHint}
          value={typed?.text('comment')}
          error={mistakes.of('comment')}
          maxlength={300}
          required
        />
        <p>
          <Button>{words.sendDispute}</Button>
        </p>
      </Form>
    </Details>
  );
}
