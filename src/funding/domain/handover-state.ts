import { nextState } from '../../kernel/lifecycle.js';
import { HandoverStateConflict } from './handover.errors.js';
import type { Handover } from './handover.js';
import { handoverLifecycle, type HandoverCommand, type HandoverState } from './handover.lifecycle.js';

/** Whether a handover in that state takes the command. */
export const takes = (status: HandoverState, command: HandoverCommand): boolean =>
  nextState(handoverLifecycle, status, command) !== undefined;

/** @throws HandoverStateConflict when its state does not take the command. */
export const advance = (
  handover: Handover,
  command: HandoverCommand,
  facts: Partial<Handover> = {},
): Handover => {
  const status = nextState(handoverLifecycle, handover.status, command);
  if (!status) throw new HandoverStateConflict(handover.status);
  return { ...handover, ...facts, status };
};
