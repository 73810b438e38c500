import { Type } from 'class-transformer';
import { InvalidInput } from '../../kernel/errors.js';
import { isId, type Id } from '../../kernel/ids.js';
import { Text, Whole } from './fields.js';

/** A slice of a list, and where the next one starts. */
export type Page<Item> = Readonly<{ items: readonly Item[]; nextCursor: string | null }>;

export class PageQuery {
  @Whole({ min: 1, max: 200, optional: true, description: '50 by default' })
  @Type(() => Number)
  limit?: number;

  @Text({ max: 100, optional: true, description: 'nextCursor of the previous page' })
  cursor?: string;
}

export type Slice = Readonly<{ limit: number; after: Id | null }>;

/** @throws InvalidInput when the cursor is not one that this API gave. */
export const sliceOf = ({ limit, cursor }: PageQuery): Slice => {
  const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString();
  if (after !== null && !isId(after)) {
    throw new InvalidInput([
      {
        pointer: '/cursor',
        message: {
          fr: 'Reprenez le nextCursor de la page précédente.',
          en: 'Use the nextCursor of the previous page.',
        },
      },
    ]);
  }
  return { limit: limit ?? 50, after };
};

/** Makes a page of one row more than asked for: the extra row only says that there is a next page. */
export const pageOf = <Row extends { id: Id }, Item>(
  rows: readonly Row[],
  { limit }: Slice,
  present: (row: Row) => Item,
): Page<Item> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null,
  };
};
