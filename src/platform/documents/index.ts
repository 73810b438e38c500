export { printPdf, type Printed } from './print-pdf.js';
export { isPrintable } from './printable.js';
