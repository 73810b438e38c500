export { printPdf, type Printed } from './print-pdf.js';
export { isPrintable } from './printable.js';
export { spreadsheet, type CellKind, type Sheet, type SheetRow, type SheetValue } from './spreadsheet.js';
