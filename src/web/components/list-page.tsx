import type { ComponentChildren } from 'preact';
import { useWords } from '../page-context.js';
import { Button, ButtonLink } from './buttons.js';
import { addressOf, type Query } from '../address.js';
import { Form } from './fields.js';

type FiltersProps = Readonly<{
  /** The list's own address. */
  path: string;
  /** Something is filtered: everything can be shown again. */
  isFiltered: boolean;
  /** The fields, whose names are those of the address. */
  children: ComponentChildren;
}>;

/** What narrows a list, folded on a phone until something is. It stands in the address, so that a list can be kept and sent. */
export function Filters({ path, isFiltered, children }: FiltersProps) {
  const { lists } = useWords();
  return (
    <details class="folded" open={isFiltered}>
      <summary>{lists.narrow}</summary>
      <Form action={path} method="get" class="filters">
        {children}
        <div class="actions">
          <Button>{lists.filter}</Button>
          {isFiltered && (
            <ButtonLink href={path} weight="quiet">
              {lists.all}
            </ButtonLink>
          )}
        </div>
      </Form>
    </details>
  );
}

type PagerProps = Readonly<{
  path: string;
  /** The filters, and the `cursor` of the page that is shown. */
  query: Query;
  /** null on the last page. */
  nextCursor: string | null;
}>;

/** From one page of a list to the next, and back to its beginning. Nothing where all stands on one page. */
export function Pager({ path, query, nextCursor }: PagerProps) {
  const { lists } = useWords();
  const isFirst = query['cursor'] === undefined;
  if (isFirst && nextCursor === null) return null;
  return (
    <nav class="actions" aria-label={lists.pages}>
      {!isFirst && (
        <ButtonLink href={addressOf(path, { ...query, cursor: undefined })} weight="quiet">
          {lists.beginning}
        </ButtonLink>
      )}
      {nextCursor !== null && (
        <ButtonLink href={addressOf(path, { ...query, cursor: nextCursor })}>{lists.next}</ButtonLink>
      )}
    </nav>
  );
}
