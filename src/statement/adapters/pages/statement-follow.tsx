import { Files, Moment, Section, type PageContext } from '../../../web/index.js';
import type { NamedStatement, StatementDeed } from '../persistence/statement-pages.js';
import { statementWords } from './statement-words.js';

type DeedsProps = Readonly<{
  page: PageContext;
  statement: NamedStatement;
  deeds: readonly StatementDeed[];
}>;

/** What became of a statement, in order, each with who did it and what they said. */
export function Deeds({ page, statement, deeds }: DeedsProps) {
  const words = statementWords(page);
  return (
    <Section id="follow" title={words.follow} spacing="stack-s">
      <ol class="people">
        {deeds.map(({ kind, at, by, comment }) => (
          <li>
            <div>
              <b>{words.deeds[kind]}</b>
              {kind === 'drafted' && statement.draftedBy === null && `, ${words.byProgram}`}
              <br />
              <span class="soft small">
                <Moment at={at} zone={statement.timeZone} />
                {by && `, ${by}`}
              </span>
              {comment && <blockquote>{comment}</blockquote>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

type AboutProps = Readonly<{ page: PageContext; statement: NamedStatement }>;

const fileOf = (id: string, ending: string, audience: string): string =>
  `/api/v1/statements/${id}.${ending}?audience=${audience}`;

/** A version to take away, in each of its formats; what was sealed only once something was. */
export function StatementFilesOf({
  page,
  statement: { id, number },
  audience,
}: AboutProps & Readonly<{ audience: 'funder' | 'coordinator' }>) {
  const words = statementWords(page);
  const endings = ['pdf', 'xlsx', 'csv', ...(number === null ? [] : ['json'])] as const;
  return (
    <Files
      files={endings.map((ending) => ({
        href: fileOf(id, ending, audience),
        label: words[ending as 'pdf' | 'xlsx' | 'csv' | 'json'],
      }))}
    />
  );
}

/** How anybody can check that a statement is the one that was issued: its hash stands at its foot. Nothing for a draft. */
export function HowToVerify({
  page,
  statement: { number, reference, hash, detailHash },
  isFunder,
}: AboutProps & Readonly<{ isFunder: boolean }>) {
  const words = statementWords(page);
  if (number === null) return null;
  return (
    <Section id="verify" title={words.verify} spacing="stack-s">
      <p>{words.verifyDetail}</p>
      <p>
        <code class="hash">
          sha256sum releve-{reference}-{number}.json
        </code>
      </p>
      {!isFunder && (
        <dl class="stack-s small">
          <div>
            <dt>{words.hashOf}</dt>
            <dd>
              <code class="hash">{hash}</code>
            </dd>
          </div>
          <div>
            <dt>{words.detailHashOf}</dt>
            <dd>
              <code class="hash">{detailHash}</code>
            </dd>
          </div>
        </dl>
      )}
    </Section>
  );
}
