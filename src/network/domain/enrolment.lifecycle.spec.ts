import { describe, expect, it } from '@jest/globals';
import { nextState, unreachableStates } from '../../kernel/lifecycle.js';
import { enrolmentCommands, enrolmentLifecycle } from './enrolment.lifecycle.js';
import type { EnrolmentState } from './professional.js';

const states: EnrolmentState[] = ['invited', 'enrolled', 'suspended', 'left'];

const whereItLeads: Record<
  EnrolmentState,
  Record<(typeof enrolmentCommands)[number], EnrolmentState | '—'>
> = {
  invited: { enrol: 'enrolled', suspend: '—', reinstate: '—', leave: 'left' },
  enrolled: { enrol: '—', suspend: 'suspended', reinstate: '—', leave: 'left' },
  suspended: { enrol: '—', suspend: '—', reinstate: 'enrolled', leave: 'left' },
  left: { enrol: 'enrolled', suspend: '—', reinstate: '—', leave: '—' },
};

describe('enrolment', () => {
  it('reaches every state from an invitation', () => {
    expect(unreachableStates(enrolmentLifecycle, 'invited')).toEqual([]);
    expect(Object.keys(enrolmentLifecycle)).toEqual(states);
  });

  it.each(states.flatMap((state) => enrolmentCommands.map((command) => [state, command] as const)))(
    'someone %s who is told to %s goes where the table says',
    (state, command) => {
      expect(nextState(enrolmentLifecycle, state, command) ?? '—').toBe(whereItLeads[state][command]);
    },
  );
});
