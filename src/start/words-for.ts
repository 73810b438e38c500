import { ConfigurationInvalid } from '../platform/config/config.js';
import { EmbeddedDatabaseUnavailable } from '../platform/embedded/index.js';
import { StartRefused } from './start-refused.js';

/** What a person reads when the program cannot start: what to do about it, or, for a fault of ours, where it lies. */
export const wordsFor = (error: unknown): string => {
  const isForPeople =
    error instanceof StartRefused ||
    error instanceof ConfigurationInvalid ||
    error instanceof EmbeddedDatabaseUnavailable;
  if (isForPeople) return error.message;
  return `Erreur inattendue : ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
};

/** Whether another living program owns the data folder. */
export const isFolderInUse = (error: unknown): boolean =>
  error instanceof EmbeddedDatabaseUnavailable && error.name === 'DataFolderInUse';
