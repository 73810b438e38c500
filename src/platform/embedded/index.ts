export { EmbeddedDatabaseUnavailable } from './embedded-database.errors.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
