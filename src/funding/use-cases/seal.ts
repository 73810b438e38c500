/** What makes a record verifiable. */
export abstract class Seal {
  /** The record as canonical JSON (RFC 8785): the same facts are the same bytes anywhere. */
  abstract textOf(record: object): string;
  /** The SHA-256 of that text, in hexadecimal. */
  abstract of(record: object): string;
}
