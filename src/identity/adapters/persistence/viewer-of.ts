import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../kernel/viewer.js';
import type { AccountEntity } from './account.entity.js';

export type AccountRow = Pick<
  AccountEntity,
  'id' | 'email' | 'role' | 'networkId' | 'professionalId' | 'practiceId' | 'funderId' | 'providerId'
>;

/** The columns of an account `a` that make a viewer. */
export const viewerColumns: Sql = sql`
  a.id, a.email, a.role, a.network_id AS "networkId", a.professional_id AS "professionalId",
  a.practice_id AS "practiceId", a.funder_id AS "funderId", a.provider_id AS "providerId"`;

/** The database's CHECK guarantees that each role carries its own scope; one that does not opens nothing. */
export const viewerOf = (account: AccountRow): Viewer | null => {
  const { id, email, role, networkId, professionalId, practiceId, funderId, providerId } = account;
  const who = { accountId: id, email };
  if (role === 'admin') return { ...who, role };
  if (!networkId) return null;
  switch (role) {
    case 'coordinator':
      return { ...who, role, networkId };
    case 'professional':
      return professionalId ? { ...who, role, networkId, professionalId } : null;
    case 'staff':
      return practiceId ? { ...who, role, networkId, practiceId } : null;
    case 'funder':
      return funderId ? { ...who, role, networkId, funderId } : null;
    case 'provider':
      return providerId ? { ...who, role, networkId, providerId } : null;
  }
};
