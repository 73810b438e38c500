import sql, { type Sql } from 'sql-template-tag';

/** The rows of the directory as the domain's own types: `SELECT … FROM …`, to be narrowed by whoever asks. */

export const practices: Sql = sql`
  SELECT p.network_id AS "networkId", p.id, p.name, p.kind, p.commune, p.insee_code AS "inseeCode", p.postcode,
         p.address, p.contact_phone AS "contactPhone", p.finess, p.closed_on AS "closedOn"
    FROM practice p`;

export const professionals: Sql = sql`
  SELECT p.network_id AS "networkId", p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.profession,
         p.email, p.rpps, p.status, p.enrolled_on AS "enrolledOn",
         coalesce((SELECT json_agg(json_build_object('practiceId', a.practice_id, 'from', a.from_on, 'until', a.until_on)
                                   ORDER BY a.from_on, a.practice_id)
                     FROM professional_practice a
                    WHERE a.network_id = p.network_id AND a.professional_id = p.id), '[]') AS practices
    FROM professional p`;

export const providers: Sql = sql`
  SELECT p.network_id AS "networkId", p.id, p.name, p.dispatch, p.base_url AS "baseUrl", p.phone_number AS "phoneNumber",
         p.client_number AS "clientNumber", p.modalities, p.languages, p.departments, p.communes, p.notice,
         p.answer_within_minutes AS "answerWithinMinutes", p.usage_due_days AS "usageDueDays", p.call, p.priority,
         p.call_list_mapping AS "callListMapping", p.suspended_on AS "suspendedOn"
    FROM provider p`;

export const accessCodes: Sql = sql`
  SELECT c.network_id AS "networkId", c.id, c.provider_id AS "providerId", c.professional_id AS "professionalId",
         c.practice_id AS "practiceId", c.agreement_id AS "agreementId", c.code, c.valid_from AS "validFrom",
         c.revoked_on AS "revokedOn"
    FROM access_code c`;
