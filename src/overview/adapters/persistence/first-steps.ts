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

/** Without one of these nobody can be helped; a code is only needed where one dials oneself. */
export const canBegin = (done: StepsDone): boolean => steps.every((step) => step === 'code' || done[step]);

export const readSteps = async (moment: Queryable, networkId: Id): Promise<StepsDone> => {
  const row = await moment.row<StepsDone>(sql`
    SELECT EXISTS (SELECT FROM funder WHERE network_id = ${networkId}) AS funder,
           EXISTS (SELECT FROM agreement WHERE network_id = ${networkId}) AS agreement,
           EXISTS (SELECT FROM provider WHERE network_id = ${networkId}) AS provider,
           EXISTS (SELECT FROM tariff WHERE network_id = ${networkId}) AS tariff,
           EXISTS (SELECT FROM practice WHERE network_id = ${networkId}) AS practice,
           EXISTS (SELECT FROM professional WHERE network_id = ${networkId}) AS professional,
           EXISTS (SELECT FROM access_code WHERE network_id = ${networkId}) AS code`);
  return row!;
};
