/** Each domain event and the jobs that it starts: the whole choreography. */
export const routes = {
  'agreement.overdrawn.v1': [],
} as const satisfies Record<string, readonly string[]>;
