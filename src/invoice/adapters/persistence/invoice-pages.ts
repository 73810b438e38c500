import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Cents } from '../../../kernel/money.js';
import { Database, type Queryable } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { InvoiceStatus, ProviderInvoice, Verdict } from '../../domain/invoice.js';
import type { InvoiceLine } from '../../use-cases/invoices.js';
import { lineColumns, withCall } from './invoice-line.js';

export type InvoiceFilter = Readonly<{ providerId?: Id; status?: InvoiceStatus }>;

/** An invoice with where its reconciliation stands. */
export type InvoiceRow = Omit<ProviderInvoice, 'listHash' | 'receivedBy'> &
  Readonly<{
    status: InvoiceStatus;
    /** How many lines of each verdict. */
    counts: Readonly<Partial<Record<Verdict, number>>>;
    toDecide: number;
    toSettle: number;
    disputed: number;
    settledCents: Cents;
    /** What the provider asks for on the lines that were disputed. */
    disputedCents: Cents;
  }>;

type RuleLine = Readonly<{ rule: string; quantity: number; unitPriceCents: Cents; amountCents: Cents }>;

/** A line beside our own session: when it was, and the tariff's rules that make its price. */
export type LineRow = InvoiceLine &
  Readonly<{
    ours: Readonly<{
      startedAt: Date;
      durationSeconds: number;
      language: string | null;
      lines: readonly RuleLine[];
    }> | null;
  }>;

/** @property after the line that the page before ended with */
export type LineSlice = Readonly<{
  limit: number;
  after: number | null;
  verdict?: Verdict;
  isOpen?: boolean;
}>;

const isToDecide: Sql = sql`line.verdict <> 'matched' AND line.decision IS NULL`;
const isToSettle: Sql = sql`
  line.holds AND line.settled_at IS NULL AND (line.verdict = 'matched' OR line.decision = 'accepted')`;
const linesOfInvoice: Sql = sql`
  SELECT FROM provider_invoice_line line WHERE line.network_id = i.network_id AND line.invoice_id = i.id`;

@Injectable()
export class InvoicePages {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The last received first; one more than the slice holds. */
  page(networkId: Id, { providerId, status }: InvoiceFilter, { limit, after }: Slice): Promise<InvoiceRow[]> {
    const where = [
      sql`i.network_id = ${networkId}`,
      ...(providerId ? [sql`i.provider_id = ${providerId}`] : []),
      ...(status ? [hasStatus(status)] : []),
      ...(after ? [sql`i.id < ${after}`] : []),
    ];
    return this.database.rows<InvoiceRow>(sql`
      ${invoices} WHERE ${join(where, ' AND ')} ORDER BY i.id DESC LIMIT ${limit + 1}`);
  }

  /** @param moment a transaction that sees more than others do yet */
  async one(networkId: Id, id: Id, moment: Queryable = this.database): Promise<InvoiceRow | undefined> {
    return moment.row<InvoiceRow>(sql`${invoices} WHERE i.network_id = ${networkId} AND i.id = ${id}`);
  }

  /** In their order; one more than the slice holds. */
  async lines(
    networkId: Id,
    id: Id,
    { limit, after, verdict, isOpen }: LineSlice,
    moment: Queryable = this.database,
  ): Promise<LineRow[]> {
    const where = [
      sql`line.network_id = ${networkId}`,
      sql`line.invoice_id = ${id}`,
      ...(verdict ? [sql`line.verdict = ${verdict}`] : []),
      ...(isOpen === undefined ? [] : [isOpen ? isToDecide : sql`NOT (${isToDecide})`]),
      ...(after === null ? [] : [sql`line.line > ${after}`]),
    ];
    const rows = await moment.rows<LineRow>(sql`
      ${linesWithOurs} WHERE ${join(where, ' AND ')} ORDER BY line.line LIMIT ${limit + 1}`);
    return rows.map(asRead);
  }

  /** The lines that were disputed, for the letter to the provider. */
  async disputed(networkId: Id, id: Id): Promise<LineRow[]> {
    const rows = await this.database.rows<LineRow>(sql`
      ${linesWithOurs}
       WHERE line.network_id = ${networkId} AND line.invoice_id = ${id} AND line.decision = 'disputed'
       ORDER BY line.line`);
    return rows.map(asRead);
  }

  /** The PDF, as it was received. */
  async file(networkId: Id, id: Id): Promise<Buffer | undefined> {
    const file = await this.database.row<{ bytes: Buffer }>(sql`
      SELECT bytes FROM provider_invoice_file WHERE network_id = ${networkId} AND invoice_id = ${id}`);
    return file?.bytes;
  }
}

const invoices: Sql = sql`
  SELECT i.network_id AS "networkId", i.id, i.provider_id AS "providerId", i.number, i.issued_on AS "issuedOn",
         i.from_on AS "from", i.to_on AS "to", i.client_account AS "clientAccount", i.total_cents AS "totalCents",
         i.has_lines AS "hasLines", i.pdf_hash AS "pdfHash", i.received_at AS "receivedAt", counted.*,
         CASE WHEN counted."toDecide" > 0 THEN 'to_decide' WHEN counted."toSettle" > 0 THEN 'to_settle'
              ELSE 'settled' END AS status
    FROM provider_invoice i
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_object_agg(verdict, many), '{}') AS counts, coalesce(sum(to_decide), 0)::bigint AS "toDecide",
             coalesce(sum(to_settle), 0)::bigint AS "toSettle", coalesce(sum(disputed), 0)::bigint AS disputed,
             coalesce(sum(settled_cents), 0)::bigint AS "settledCents",
             coalesce(sum(disputed_cents), 0)::bigint AS "disputedCents"
        FROM (
          SELECT line.verdict, count(*) AS many, count(*) FILTER (WHERE ${isToDecide}) AS to_decide,
                 count(*) FILTER (WHERE ${isToSettle}) AS to_settle,
                 count(*) FILTER (WHERE line.decision = 'disputed') AS disputed,
                 sum(usage.amount_cents) FILTER (WHERE line.settled_at IS NOT NULL) AS settled_cents,
                 sum(CASE line.verdict WHEN 'total_differs' THEN abs(line.their_cents - line.our_cents)
                          ELSE line.their_cents END) FILTER (WHERE line.decision = 'disputed') AS disputed_cents
            FROM provider_invoice_line line
            LEFT JOIN usage_record usage ON usage.network_id = line.network_id AND usage.id = line.usage_id
           WHERE line.network_id = i.network_id AND line.invoice_id = i.id
           GROUP BY line.verdict) of_verdict) counted`;

const hasStatus = (status: InvoiceStatus): Sql => {
  const [decide, settle] = [
    sql`EXISTS (${linesOfInvoice} AND ${isToDecide})`,
    sql`EXISTS (${linesOfInvoice} AND ${isToSettle})`,
  ];
  switch (status) {
    case 'to_decide':
      return decide;
    case 'to_settle':
      return sql`NOT ${decide} AND ${settle}`;
    case 'settled':
      return sql`NOT ${decide} AND NOT ${settle}`;
  }
};

const linesWithOurs: Sql = sql`
  SELECT ${lineColumns},
         CASE WHEN usage.id IS NOT NULL THEN jsonb_build_object(
           'startedAt', usage.started_at, 'durationSeconds', usage.duration_seconds, 'language', usage.language,
           'lines', usage.lines) END AS ours
    FROM provider_invoice_line line
    LEFT JOIN usage_record usage ON usage.network_id = line.network_id AND usage.id = line.usage_id`;

const asRead = (line: LineRow): LineRow => {
  const { ours } = line;
  return withCall({ ...line, ours: ours && { ...ours, startedAt: new Date(String(ours.startedAt)) } });
};
