import type { CsvColumn, PageContext } from '../../../web/index.js';
import type { NamedStatement } from '../persistence/statement-pages.js';
import { issuedOn } from './statement-names.js';
import { statementWords } from './statement-words.js';

/** The list of statements as a file: a row a statement, its sum in euros. */
export const statementsColumns = (page: PageContext): readonly CsvColumn<NamedStatement>[] => {
  const words = statementWords(page);
  return [
    { title: words.statement, cell: ({ number }) => number },
    { title: words.state, cell: ({ status }) => words.states[status] },
    { title: words.agreement, cell: ({ title, reference }) => words.ofAgreement(title, reference) },
    { title: page.words.roles.funder, cell: ({ funderName }) => funderName },
    { title: words.from, cell: ({ from }) => from },
    { title: words.to, cell: ({ to }) => to },
    { title: words.issuedOn, cell: issuedOn },
    {
      title: `${words.consumed} (€)`,
      cell: ({ consumedCents }) => (consumedCents === null ? null : consumedCents / 100),
    },
    { title: words.hash, cell: ({ hash }) => hash },
  ];
};
