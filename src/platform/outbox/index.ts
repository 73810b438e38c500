export { EventRoutes } from './event-routes.js';
export { finishJob } from './finish-job.js';
export { SubjectEvents } from './subject-events.js';
