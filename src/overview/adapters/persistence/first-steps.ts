import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Queryable } from '../../../platform/database/index.js';

/** What a network needs before its first call, in the order in which it comes into being. */
export const steps = [
  'funder',
  'agreement',
  'provider',
  'tariff',
  'practice',
  'professional',
  'code',
] as const;
export type Step = (typeof steps)[number];
export type StepsDone = Readonly<Record<Step, boolean>>;

/** What of it is there; `hasBegun` once a call or a request is known, whatever else may be missing. */
export type Beginning = StepsDone & Readonly<{ hasBegun: boolean }>;

/** Codes come last, and are only needed where one dials oneself: a network that books has begun without them. */
export const isBeforeFirstCall = (beginning: Beginning): boolean =>
  !beginning.hasBegun && steps.some((step) => !beginning[step]);

export const readBeginning = async (moment: Queryable, networkId: Id): Promise<Beginning> => {
  const row = await moment.row<Beginning>(sql`
    SELECT EXISTS (SELECT FROM usage_record WHERE network_id = ${networkId})
             OR EXISTS (SELECT FROM booking WHERE network_id = ${networkId}) AS "hasBegun",
           EXISTS (SELECT FROM funder WHERE network_id = ${networkId}) AS funder,
           EXISTS (SELECT FROM agreement WHERE network_id = ${networkId}) AS agreement,
           EXISTS (SELECT FROM provider WHERE network_id = ${networkId}) AS provider,
           EXISTS (SELECT FROM tariff WHERE network_id = ${networkId}) AS tariff,
           EXISTS (SELECT FROM practice WHERE network_id = ${networkId}) AS practice,
           EXISTS (SELECT FROM professional WHERE network_id = ${networkId} AND status = 'enrolled') AS professional,
           EXISTS (SELECT FROM access_code WHERE network_id = ${networkId}) AS code`);
  return row!;
};
