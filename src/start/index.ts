export { banner } from './banner.js';
export { Closers } from './closers.js';
export { LogFile } from './log-file.js';
export { announceRunning, databaseOfRunning } from './running-program.js';
export { requirePostgres } from './require-postgres.js';
export { keptSecretKey } from './secret-key.js';
export { codeOf, portRefused, requireFreePort, StartRefused } from './start-refused.js';
export { isFolderInUse, wordsFor } from './words-for.js';
