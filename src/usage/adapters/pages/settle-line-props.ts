import type { Refusal } from '../../../kernel/errors.js';
import type { Fields, PageContext } from '../../../web/index.js';
import type { CallImport } from '../../domain/call-import.js';
import type { CallNames } from './call-names.js';
import type { LineInHand } from './read-line-to-settle.js';

/** What settling one line needs to know. */
export type SettleLineProps = Readonly<{
  page: PageContext;
  list: CallImport;
  names: CallNames;
  inHand: LineInHand;
  /** What is looked for among the names. */
  wanted?: string;
  /** The form as it was sent, where it was refused. */
  typed?: Fields;
  refusal?: Refusal;
}>;
