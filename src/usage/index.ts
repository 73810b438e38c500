export type { Session, UsageRecord } from './domain/session.js';
export { SessionPriceChanged } from './domain/usage.errors.js';
export { BookedSessions, type BookedSession, type ListedCall } from './use-cases/booked-sessions.js';
export { CorrectUsage } from './use-cases/correct-usage.js';
export { RecordUsage } from './use-cases/record-usage.js';
export { UsageRecords } from './use-cases/usage-records.js';
