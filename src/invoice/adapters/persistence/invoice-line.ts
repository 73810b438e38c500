import sql, { type Sql } from 'sql-template-tag';
import type { Call } from '../../../usage/index.js';

/** A line as the use cases' own type, of a table called `line`. */
export const lineColumns: Sql = sql`
  line.line, line.verdict, line.repeats, line.listed_at AS "listedAt", line.reference, line.code, line.call, line.refusal,
  line.their_cents AS "theirCents", line.our_cents AS "ourCents", line.session_id AS "sessionId",
  line.usage_id AS "usageId", line.holds, line.decision, line.decision_reason AS "decisionReason",
  line.decision_comment AS "decisionComment", line.decided_at AS "decidedAt", line.settled_at AS "settledAt"`;

/** A call kept as JSON has its start as text. */
export const withCall = <Line extends Readonly<{ call: Call | null }>>(line: Line): Line =>
  line.call === null
    ? line
    : { ...line, call: { ...line.call, startedAt: new Date(String(line.call.startedAt)) } };
