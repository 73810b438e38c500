/** What makes a record verifiable. */
export abstract class Seal {
  /** The SHA-256, in hexadecimal, of the record as canonical JSON (RFC 8785): the same facts give the same seal anywhere. */
  abstract of(record: object): string;
}
