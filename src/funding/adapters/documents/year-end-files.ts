import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { SentFile } from '../../../platform/http/index.js';
import { CSV_TYPE, csvFile } from '../../../web/index.js';
import type { YearEnd } from '../../domain/year-end.js';
import type { AgreementReader } from '../persistence/agreement-book.js';
import { YearEnds } from '../persistence/year-ends.js';
import { printYearEnd, type Keeper } from './printed-year-end.js';
import { csvOfYearEnd, yearEndRows } from './year-end-csv.js';

/** The figures of the report on a grant, as files: to complete and sign, and for a spreadsheet. */
@Injectable()
export class YearEndFiles {
  constructor(
    @Inject(YearEnds) private readonly yearEnds: YearEnds,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @throws NotFound where there is no such agreement, or none that this reader may see */
  async pdf(reader: AgreementReader, id: Id): Promise<SentFile> {
    const yearEnd = await this.read(reader, id);
    const keeper = await this.database.row<Keeper>(sql`
      SELECT network.name, network.time_zone AS "timeZone" FROM network
        JOIN agreement ON agreement.network_id = network.id WHERE agreement.id = ${id}`);
    const content = await printYearEnd(yearEnd, keeper!);
    return { name: `${nameOf(yearEnd)}.pdf`, type: 'application/pdf', content };
  }

  /** @throws NotFound as `pdf` */
  async csv(reader: AgreementReader, id: Id): Promise<SentFile> {
    const yearEnd = await this.read(reader, id);
    const content = csvFile({ columns: csvOfYearEnd, rows: yearEndRows(yearEnd) });
    return { name: `${nameOf(yearEnd)}.csv`, type: CSV_TYPE, content };
  }

  private async read(reader: AgreementReader, id: Id): Promise<YearEnd> {
    const yearEnd = await this.yearEnds.of(reader, id);
    if (!yearEnd) throw new NotFound();
    return yearEnd;
  }
}

const nameOf = ({ agreement }: YearEnd): string => `compte-rendu-financier-${agreement.reference}`;
