export * from './colours.js';
export { lyingHeight, putLyingBars, putStandingBars, STANDING_HEIGHT, type PaperBar } from './charts.js';
export { type Paper } from './paper.js';
export { layTable, type PaperCell, type PaperTable } from './paper-table.js';
export { printPaper } from './print-paper.js';
export { putFoot, putHeading, putRule, putSectionTitle } from './sheet.js';
