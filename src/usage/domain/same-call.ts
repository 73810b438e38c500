import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import type { Difference } from './call-import.js';
import type { Call } from './call-list/call-line.js';
import type { UsageRecord } from './session.js';

/** What is remembered of a recorded call, to know it again. */
export type KnownCall = Pick<
  UsageRecord,
  | 'id'
  | 'bookingId'
  | 'professionalId'
  | 'reference'
  | 'language'
  | 'modality'
  | 'startedAt'
  | 'durationSeconds'
  | 'waitSeconds'
  | 'amountCents'
  | 'providerAmountCents'
  | 'source'
  | 'importId'
  | 'correctionOf'
> &
  Readonly<{ importLine: number | null }>;

/**
 * In what a listed call differs from a recorded one of the same reference; in nothing, when it is the same call told again.
 * What the list does not say cannot differ.
 * @param caller whose code it is, where that is known
 */
export const differencesOf = (call: Call, caller: Id | null, known: KnownCall): readonly Difference[] => {
  const found: Difference[] = [];
  // A booking says whose call it is, whatever code was given on the phone.
  if (known.bookingId === null && caller !== null && caller !== known.professionalId) found.push('caller');
  if (call.startedAt.getTime() !== known.startedAt.getTime()) found.push('startedAt');
  if (call.durationSeconds !== known.durationSeconds) found.push('duration');
  if (call.waitSeconds !== null && call.waitSeconds !== known.waitSeconds) found.push('wait');
  if (call.language !== null && call.language !== known.language) found.push('language');
  if ((saidModality(call) ?? known.modality) !== known.modality) found.push('modality');
  if (call.providerAmountCents !== null && call.providerAmountCents !== known.providerAmountCents)
    found.push('amount');
  return found;
};

/** Lists without a column for it are read as `phone_now`: that is a default, not something that the provider said. */
export const saidModality = (call: Call): Modality | null =>
  call.fields.modality === undefined ? null : call.modality;

/** How far from its booked, or recorded, start a call may be listed and still be that one (contract, "Call list"). */
export const callToleranceMs = 30 * 60_000;
