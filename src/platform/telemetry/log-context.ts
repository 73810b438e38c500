import { AsyncLocalStorage } from 'node:async_hooks';

/** Ids that every line of the log carries while something is under way: a request's, a job's, a booking's. Nothing personal. */
export type LogContext = Readonly<Record<string, string>>;

const current = new AsyncLocalStorage<LogContext>();

export function inContext<Result>(context: LogContext, work: () => Result): Result {
  return current.run({ ...current.getStore(), ...context }, work);
}

export const logContext = (): LogContext => current.getStore() ?? {};
