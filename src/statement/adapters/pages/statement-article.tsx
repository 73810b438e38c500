import { Facts, Figures, Fragment, Notice, Section, wordsOf, type PageContext } from '../../../web/index.js';
import type { Figure, StatementDocument } from '../../domain/document.js';
import { documentWords } from '../documents/document-words.js';
import { linesOfHead, partiesOf, titleOf } from '../documents/head-words.js';
import { isLarge } from '../documents/key-figures.js';
import { StatementTable } from './statement-table.js';
import { StatementValue } from './statement-value.js';

type StatementArticleProps = Readonly<{
  page: PageContext;
  document: StatementDocument;
  /** Of what was sealed; null for a draft. */
  hash: string | null;
}>;

/** A statement as it is read, by its funder and by whoever prepares it: one component, so that a preview can't be another page. */
export function StatementArticle({ page, document, hash }: StatementArticleProps) {
  // A statement is a French document, whatever its reader's language.
  return (
    <Fragment page={{ ...page, words: wordsOf('fr') }}>
      <article class="document" lang="fr" aria-labelledby="title">
        <header class="document-head">
          <p class="soft">{documentWords.network(document.network)}</p>
          <h1 id="title">{titleOf(document)}</h1>
          <p>{partiesOf(document)}</p>
          <p class="soft small">{linesOfHead(document)}</p>
        </header>
        {document.audience === 'coordinator' && (
          <Notice tone="warn">
            <p>{documentWords.coordinator}</p>
          </Notice>
        )}
        <p class="headline">{document.headline}</p>
        <Figures facts={document.figures.filter(isLarge).map(factOf)} />
        {document.tables.map((table) => (
          <StatementTable key={table.key} table={table} />
        ))}
        <Section id="figures" title={documentWords.alsoCounted} spacing="stack-s">
          <Facts facts={document.figures.filter((figure) => !isLarge(figure)).map(factOf)} />
        </Section>
        <SealOf document={document} hash={hash} />
      </article>
    </Fragment>
  );
}

const factOf = ({ title, kind, value }: Figure) =>
  [title, <StatementValue kind={kind} value={value} />] as const;

function SealOf({ document, hash }: Omit<StatementArticleProps, 'page'>) {
  if (document.audience === 'coordinator' && hash === null) return null;
  return (
    <footer class="seal stack-s">
      {document.audience === 'funder' && (
        <p>
          <b>{documentWords.why}</b> {documentWords.whyDetail}
        </p>
      )}
      {hash !== null && (
        <p>
          {documentWords.sealed}
          <br />
          <span class="hash">{hash}</span>
        </p>
      )}
    </footer>
  );
}
