/** Which jobs each type of event starts. Read from `src/event-routes.ts`, the whole choreography on one page. */
export abstract class EventRoutes {
  abstract jobsOf(eventType: string): readonly string[];
}

export const eventRoutes = (table: Readonly<Record<string, readonly string[]>>): EventRoutes => ({
  jobsOf: (eventType) => {
    const jobs = table[eventType];
    if (!jobs) throw new Error(`${eventType} is not in the table of event routes`);
    return jobs;
  },
});
