import type { Day } from '../../../kernel/civil-time.js';
import {
  BRICK,
  LINE,
  printPaper,
  putFoot,
  putHeading,
  putRule,
  putSectionTitle,
  SOFT,
  type Paper,
} from '../../../platform/documents/paper/index.js';
import { wordsOf } from '../../../web/index.js';
import type { ActivityReport } from '../../domain/activity-report.js';
import { documentWords } from './document-words.js';
import { putKeyFigures } from './key-figures.js';
import { putSection } from './printed-table.js';
import { reportWords } from './report-words.js';

const { day } = wordsOf('fr');
const whole = (on: Day): string => day(on, { weekday: false, year: true });

/** A year's report, to hand to whoever pays or votes. */
export const printReport = (report: ActivityReport): Promise<Buffer> => {
  const title = reportWords.title(report.year);
  return printPaper({ title, language: 'fr', madeAt: reportMadeAt(report) }, (paper) => {
    putHead(paper, report, title);
    putKeyFigures(paper, report.figures);
    report.tables.forEach((table) => putSection(paper, table));
    if (report.audience === 'funder') putWhy(paper);
    paper.eachPage((page, pages) =>
      putFoot(paper, reportWords.foot(title, report.network), documentWords.page(page, pages)),
    );
  });
};

/** The last day that it tells of: the same figures are the same bytes. */
export const reportMadeAt = ({ period }: ActivityReport): Date => new Date(`${period.to}T12:00:00Z`);

const NOTE = { size: 9, color: SOFT } as const;

const putHead = (paper: Paper, report: ActivityReport, title: string): void => {
  const { network, agreement, period, audience, headline, argument } = report;
  putHeading(paper, {
    over: reportWords.network(network),
    title,
    under: reportWords.period(day(period.from, { weekday: false }), whole(period.to)),
  });
  const of = agreement
    ? reportWords.agreement(agreement.title, agreement.reference, agreement.funder)
    : reportWords.whole;
  paper.say('P', `${of} ${reportWords.counted}`, NOTE);
  if (audience === 'coordinator') {
    paper.skip(2);
    paper.say('P', reportWords.coordinator, { size: 9, isBold: true, color: BRICK });
  }
  putRule(paper);
  paper.say('P', headline, { size: 17 });
  paper.skip(14);
  if (argument !== '') {
    putSectionTitle(paper, reportWords.without, 40);
    paper.say('P', argument, { size: 11 });
    paper.skip(18);
  }
};

const putWhy = (paper: Paper): void => {
  paper.keep(60);
  paper.decor(() => paper.rule(paper.left, paper.y, paper.width, 0.8, LINE));
  paper.skip(9);
  paper.say('P', documentWords.why, { size: 9, isBold: true });
  paper.skip(3);
  paper.say('P', documentWords.whyDetail, NOTE);
};
