export { HandlesJob, type EventKey, type JobHandler } from './job-handler.js';
export { Every, type Sweep } from './ticker.js';
