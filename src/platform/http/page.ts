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
export const sliceOf = ({ limit, cursor }: PageQuery): Slice => ({
  limit: limit ?? 50,
  after: positionIn(cursor, (text) => (isId(text) ? text : null)),
});

/** Makes a page of one row more than asked for: the extra row only says that there is a next page. */
export const pageOf = <Row extends { id: Id }, Item>(
  rows: readonly Row[],
  { limit }: Slice,
  present: (row: Row) => Item,
): Page<Item> => pageBy(rows, limit, present, ({ id }) => id);

/** The same for rows that another key than their id puts in order. @param positionOf what the next page comes after */
export const pageBy = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  positionOf: (row: Row) => string,
): Page<Item> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last ? Buffer.from(positionOf(last)).toString('base64url') : null,
  };
};

/**
 * What a page comes after; null for the first one.
 * @param read gives null for what is no such position
 * @throws InvalidInput when the cursor is not one that was given
 */
export const positionIn = <Position>(
  cursor: string | undefined,
  read: (text: string) => Position | null,
): Position | null => {
  if (cursor === undefined) return null;
  const position = read(Buffer.from(cursor, 'base64url').toString());
  if (position !== null) return position;
  throw new InvalidInput([
    {
      pointer: '/cursor',
      message: {
        fr: 'Reprenez le nextCursor de la page précédente.',
        en: 'Use the nextCursor of the previous page.',
      },
    },
  ]);
};
