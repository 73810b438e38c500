export { Database, breaks, isCollision } from './database.js';
export { ReferenceCache } from './reference-cache.js';
export { Tx, type Queryable } from './transaction.js';
export type { CopyRow } from './copy-in.js';
