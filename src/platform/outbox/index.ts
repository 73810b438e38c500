export { EventRoutes } from './event-routes.js';
export { finishJob } from './finish-job.js';
export type { StoredEvent } from './domain-event.js';
export { SubjectEvents } from './subject-events.js';
