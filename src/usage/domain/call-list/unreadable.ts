import { InvalidInput, type Bilingual } from '../../../kernel/errors.js';

export type UnreadableReason =
  | 'empty'
  /** A spreadsheet, a PDF, an archive, UTF-16: bytes that are no CSV text. */
  | 'not_text'
  | 'header_not_found'
  | 'unclosed_quote'
  | 'line_too_long';

/** The file as a whole can't be read as a call list; the message says what was expected and what was found. */
export class CallListUnreadable extends InvalidInput {
  constructor(
    readonly reason: UnreadableReason,
    message: Bilingual,
  ) {
    super([{ pointer: '/file', message }], message);
  }
}
