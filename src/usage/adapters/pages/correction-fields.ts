import type { TimeZone } from '../../../kernel/civil-time.js';
import { Cents } from '../../../kernel/money.js';
import type { Fields } from '../../../web/index.js';
import type { UsageRow } from '../persistence/usage-pages.js';
import { localParts, typedInstant } from './local-instant.js';

/** What the fields of the correction's form hold, by name. */
export type Shown = Readonly<Record<FieldName, string>>;

const fieldNames = [
  'reason',
  'modality',
  'outcome',
  'startedOn',
  'startedTime',
  'minutes',
  'seconds',
  'waitSeconds',
  'plannedMinutes',
  'distanceKm',
  'requestedOn',
  'requestedTime',
  'cancelledOn',
  'cancelledTime',
  'comment',
] as const;
type FieldName = (typeof fieldNames)[number];

/** The facts as they are recorded. */
export const recordedFields = (row: UsageRow, zone: TimeZone): Shown => {
  const [started, requested] = [localParts(row.startedAt, zone), localParts(row.requestedAt, zone)];
  const cancelled = row.cancelledAt && localParts(row.cancelledAt, zone);
  return {
    reason: '',
    modality: row.modality,
    outcome: row.outcome,
    startedOn: started.day,
    startedTime: started.time,
    minutes: String(Math.floor(row.durationSeconds / 60)),
    seconds: String(row.durationSeconds % 60),
    waitSeconds: String(row.waitSeconds ?? ''),
    plannedMinutes: decimal(Math.round((row.plannedSeconds / 60) * 100) / 100),
    distanceKm: row.distanceKm === null ? '' : decimal(row.distanceKm),
    requestedOn: requested.day,
    requestedTime: requested.time,
    cancelledOn: cancelled?.day ?? '',
    cancelledTime: cancelled?.time ?? '',
    comment: '',
  };
};

/** The form as it was sent. */
export const typedFields = (fields: Fields): Shown =>
  Object.fromEntries(fieldNames.map((name) => [name, fields.text(name) ?? ''])) as Shown;

/** What decides the price, as one text: sent back with the price that was shown for it. */
export const decisiveFacts = ({ comment: _, ...facts }: Shown): string => JSON.stringify(facts);

/** The price that was shown for just these facts, in cents; undefined where they have changed since, or none was shown. */
export const seenPrice = (fields: Fields): Cents | undefined => {
  const cents = fields.number('expectedCents');
  const isSeen = fields.text('seenFacts') === decisiveFacts(typedFields(fields));
  return isSeen && Number.isSafeInteger(cents) ? Cents(cents!) : undefined;
};

/**
 * What is said to be wrong, as the API's own body: a field that was left as it was shown is not among it.
 * @throws InvalidInput for a day and time that say no instant
 */
export const correctionFields = (fields: Fields, recorded: Shown, zone: TimeZone): object => {
  const typed = typedFields(fields);
  const moved = (...names: FieldName[]): boolean => names.some((name) => typed[name] !== recorded[name]);
  const number = (name: FieldName): number | undefined => fields.number(name);
  const said = {
    reason: fields.text('reason'),
    comment: fields.text('comment'),
    ...(moved('modality') && { modality: typed.modality }),
    ...(moved('outcome') && { outcome: typed.outcome }),
    ...(moved('startedOn', 'startedTime') && {
      startedAt: typedInstant(typed.startedOn, typed.startedTime, zone, 'startedAt'),
    }),
    ...(moved('minutes', 'seconds') && {
      durationSeconds: (number('minutes') ?? 0) * 60 + (number('seconds') ?? 0),
    }),
    ...(moved('waitSeconds') && { waitSeconds: number('waitSeconds') }),
    ...(moved('plannedMinutes') && { plannedSeconds: Math.round((number('plannedMinutes') ?? 0) * 60) }),
    ...(moved('distanceKm') && { distanceKm: number('distanceKm') }),
    ...(moved('requestedOn', 'requestedTime') && {
      requestedAt: typedInstant(typed.requestedOn, typed.requestedTime, zone, 'requestedAt'),
    }),
    ...(moved('cancelledOn', 'cancelledTime') && {
      cancelledAt: typedInstant(typed.cancelledOn, typed.cancelledTime, zone, 'cancelledAt'),
    }),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
};

const decimal = (value: number): string => String(value).replace('.', ',');
