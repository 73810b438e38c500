export type { DomainEvent, StoredEvent } from './domain-event.js';
export { EventRoutes, eventRoutes } from './event-routes.js';
export { finishJob } from './finish-job.js';
export { SubjectEvents } from './subject-events.js';
