import { nextState } from '../../kernel/lifecycle.js';
import type { Statement } from './statement.js';
import { StatementStateConflict } from './statement.errors.js';
import { statementLifecycle, type StatementCommand, type StatementState } from './statement.lifecycle.js';

/** Where the command leads. @throws StatementStateConflict when its state does not take it */
export const stateAfter = (
  { status }: Pick<Statement, 'status'>,
  command: StatementCommand,
): StatementState => {
  const next = nextState(statementLifecycle, status, command);
  if (!next) throw new StatementStateConflict(status);
  return next;
};
