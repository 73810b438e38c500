import { Inject, Injectable } from '@nestjs/common';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { spreadsheet } from '../../../platform/documents/index.js';
import type { SentFile } from '../../../platform/http/index.js';
import { CSV_TYPE, csvFile } from '../../../web/index.js';
import type { ActivityReport } from '../../domain/activity-report.js';
import { ActivityReports, type Reported } from '../persistence/activity-reports.js';
import { printReport, reportMadeAt } from './printed-report.js';
import { reportWords } from './report-words.js';
import { csvOfFigures, figureRows, type Told } from './statement-csv.js';
import { documentSheets } from './statement-sheets.js';

/** An activity report as files, all of the one document that it is. */
@Injectable()
export class ReportFiles {
  constructor(@Inject(ActivityReports) private readonly reports: ActivityReports) {}

  /** @throws as `ActivityReports.of`, as all of them */
  async pdf(coordinator: ViewerOf<'coordinator'>, reported: Reported): Promise<SentFile> {
    const report = await this.reports.of(coordinator, reported);
    return { name: `${nameOf(report)}.pdf`, type: 'application/pdf', content: await printReport(report) };
  }

  async csv(coordinator: ViewerOf<'coordinator'>, reported: Reported): Promise<SentFile> {
    const report = await this.reports.of(coordinator, reported);
    const content = csvFile({ columns: csvOfFigures, rows: figureRows(toldOf(report)) });
    return { name: `${nameOf(report)}.csv`, type: CSV_TYPE, content };
  }

  async xlsx(coordinator: ViewerOf<'coordinator'>, reported: Reported): Promise<SentFile> {
    const report = await this.reports.of(coordinator, reported);
    const content = spreadsheet(documentSheets(toldOf(report)), reportMadeAt(report));
    return { name: `${nameOf(report)}.xlsx`, type: XLSX_TYPE, content };
  }
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const toldOf = ({
  network,
  agreement,
  period,
  headline,
  argument,
  figures,
  tables,
}: ActivityReport): Told => ({
  name: reportWords.name,
  about: [
    { title: reportWords.networkColumn, kind: 'text', value: network },
    {
      title: reportWords.agreementColumn,
      kind: 'text',
      value: agreement ? `${agreement.title} (${agreement.reference})` : reportWords.allAgreements,
    },
    { title: reportWords.from, kind: 'day', value: period.from },
    { title: reportWords.to, kind: 'day', value: period.to },
    { title: reportWords.headline, kind: 'text', value: headline },
    { title: reportWords.argument, kind: 'text', value: argument },
  ],
  figures,
  tables,
});

/** `rapport-d-activite-2022-MDM-2021`; a coordinator's version says that it is one, so that it isn't sent in the other's place. */
const nameOf = ({ year, agreement, audience }: ActivityReport): string =>
  [
    `rapport-d-activite-${year}`,
    ...(agreement ? [agreement.reference] : []),
    ...(audience === 'coordinator' ? ['coordination'] : []),
  ].join('-');
