/** A state machine as a table: from each state, the commands that it takes and where each leads. */
export type Lifecycle<State extends string, Command extends string> = {
  readonly [From in State]: { readonly [C in Command]?: State };
};

/** Where a command leads, or undefined when the state does not take it. */
export const nextState = <State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
  from: State,
  command: Command,
): State | undefined => lifecycle[from][command];

/** States that no sequence of commands reaches from the initial one: a mistake in the table. */
export const unreachableStates = <State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
  initial: State,
): State[] => {
  const reached = new Set<State>([initial]);
  for (const state of reached) {
    for (const to of Object.values<State>(lifecycle[state] as Record<string, State>)) reached.add(to);
  }
  return (Object.keys(lifecycle) as State[]).filter((state) => !reached.has(state));
};

/** The table as a Mermaid diagram, for the documentation. */
export const diagramOf = <State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
  initial: State,
): string => {
  const arrows = (Object.entries(lifecycle) as [State, Partial<Record<Command, State>>][]).flatMap(
    ([from, commands]) =>
      (Object.entries(commands) as [Command, State][]).map(
        ([command, to]) => `  ${from} --> ${to}: ${command}`,
      ),
  );
  return ['stateDiagram-v2', `  [*] --> ${initial}`, ...arrows].join('\n');
};
