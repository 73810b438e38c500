export { isPrintable } from './printable.js';
export { spreadsheet, type CellKind, type Sheet, type SheetRow, type SheetValue } from './spreadsheet.js';
export { LARGEST_WORKBOOK, readWorkbook, type WorkbookSheet } from './workbook/read-workbook.js';
export { WorkbookUnreadable, type WorkbookFault } from './workbook/unreadable.js';
