/** Which jobs each type of event starts. Read from `src/event-routes.ts`, the whole choreography on one page. */
export abstract class EventRoutes {
  /** @throws Error for an event that the page does not know. */
  abstract jobsOf(eventType: string): readonly string[];
  /** Every job that some event starts. */
  abstract readonly jobs: ReadonlySet<string>;
}

export const eventRoutes = (table: Readonly<Record<string, readonly string[]>>): EventRoutes => ({
  jobs: new Set(Object.values(table).flat()),
  jobsOf: (eventType) => {
    const jobs = table[eventType];
    if (!jobs) throw new Error(`${eventType} is not in the table of event routes`);
    return jobs;
  },
});
