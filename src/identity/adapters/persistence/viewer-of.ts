import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../kernel/viewer.js';
import type { AccountEntity } from './account.entity.js';

export type AccountRow = Pick<
  AccountEntity,
  | 'id'
  | 'email'
  | 'role'
  | 'networkId'
  | 'professionalId'
  | 'practiceId'
  | 'funderId'
  | 'providerId'
  | 'agreementId'
>;

/** The columns of an account `a` that make a viewer. */
export const viewerColumns: Sql = sql`
  a.id, a.email, a.role, a.network_id AS "networkId", a.professional_id AS "professionalId",
  a.practice_id AS "practiceId", a.funder_id AS "funderId", a.provider_id AS "providerId",
  a.agreement_id AS "agreementId"`;

/** Whose account `a` is, as people are named, from `personTables`. */
export const personColumns: Sql = sql`
  coalesce(m.given_name || ' ' || m.family_name, f.name, p.name, g.carrier) AS name, coalesce(c.name, n.name) AS place`;

export const personTables: Sql = sql`
  LEFT JOIN network n ON n.id = a.network_id
  LEFT JOIN practice c ON c.network_id = a.network_id AND c.id = a.practice_id
  LEFT JOIN professional m ON m.network_id = a.network_id AND m.id = a.professional_id
  LEFT JOIN funder f ON f.network_id = a.network_id AND f.id = a.funder_id
  LEFT JOIN provider p ON p.network_id = a.network_id AND p.id = a.provider_id
  LEFT JOIN agreement g ON g.network_id = a.network_id AND g.id = a.agreement_id`;

/** The database's CHECK guarantees that each role carries its own scope; one that does not opens nothing. */
export const viewerOf = (account: AccountRow): Viewer | null => {
  const { id, email, role, networkId, professionalId, practiceId, funderId, providerId, agreementId } =
    account;
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
    case 'former_carrier':
      return agreementId ? { ...who, role, networkId, agreementId } : null;
  }
};
