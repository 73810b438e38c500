import { InvalidInput, type Bilingual } from '../../../kernel/errors.js';

export type UnreadableReason =
  | 'empty'
  /** A PDF, an archive, UTF-16, a broken workbook: bytes that are neither CSV nor XLSX. */
  | 'not_text'
  | 'header_not_found'
  | 'unclosed_quote'
  | 'line_too_long'
  | 'too_large';

/** The file as a whole can't be read as a call list; the message says what was expected and what was found. */
export class CallListUnreadable extends InvalidInput {
  constructor(
    readonly reason: UnreadableReason,
    message: Bilingual,
  ) {
    super([{ pointer: '/file', message }], message);
  }
}
