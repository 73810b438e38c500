export type WorkbookFault =
  /** No ZIP archive, or one without a workbook in it. */
  | 'not_a_workbook'
  /** Begun as one, and broken: cut short, or not what it says of itself. */
  | 'broken'
  /** Under a password. */
  | 'locked'
  /** More bytes, packed or unpacked, than are ever opened. */
  | 'too_large'
  | 'too_wide';

/** A workbook that can't be read, or must not be. */
export class WorkbookUnreadable extends Error {
  constructor(readonly fault: WorkbookFault) {
    super(`workbook: ${fault}`);
  }
}
