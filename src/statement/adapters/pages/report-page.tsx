import type { Agreement } from '../../../funding/index.js';
import {
  addressOf,
  Facts,
  Figures,
  Files,
  Filters,
  Fragment,
  Layout,
  Notice,
  PageHead,
  Section,
  Sections,
  Select,
  wordsOf,
  type PageContext,
} from '../../../web/index.js';
import type { ActivityReport } from '../../domain/activity-report.js';
import type { Figure } from '../../domain/document.js';
import { isLarge } from '../documents/key-figures.js';
import { reportPageWords } from './report-words.js';
import { StatementTable } from './statement-table.js';
import { StatementValue } from './statement-value.js';

export const REPORT_PATH = '/budgets/activity';

type ReportPageProps = Readonly<{
  page: PageContext;
  report: ActivityReport;
  agreements: readonly Agreement[];
  agreementId: string | undefined;
  /** Those of which there may be something to tell, the last one first. */
  years: readonly number[];
}>;

/** A year as it is told to whoever pays: the sentence, what there would have been without, then the figures. */
export function ReportPage({ page, report, agreements, agreementId, years }: ReportPageProps) {
  const words = reportPageWords(page);
  const { year, audience } = report;
  const query = {
    year: String(year),
    agreementId,
    audience: audience === 'funder' ? audience : undefined,
  };
  const file = (ending: string): string => addressOf(`/api/v1/activity-report.${ending}`, query);
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={`${words.title} ${year}`} lede={words.lede} />
      <Sections of="budgets" />
      <Filters path={REPORT_PATH} isFiltered={agreementId !== undefined || audience === 'funder'}>
        <Select
          id="year"
          name="year"
          label={words.year}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
        />
        <Select
          id="agreementId"
          name="agreementId"
          label={words.agreement}
          value={agreementId ?? ''}
          options={[
            { value: '', label: words.all },
            ...agreements.map(({ id, title, reference }) => ({ value: id, label: `${title}, ${reference}` })),
          ]}
        />
        <Select
          id="audience"
          name="audience"
          label={words.audience}
          value={audience}
          options={(['coordinator', 'funder'] as const).map((value) => ({
            value,
            label: words.audiences[value],
          }))}
        />
      </Filters>
      {audience === 'funder' && (
        <Notice>
          <p>{words.masked}</p>
        </Notice>
      )}
      <Files
        files={[
          { href: file('pdf'), label: words.pdf },
          { href: file('xlsx'), label: words.xlsx },
          { href: file('csv'), label: words.csv },
        ]}
      />
      <ReportArticle page={page} report={report} />
    </Layout>
  );
}

/** A French document, whatever its reader's language, as a statement is. */
function ReportArticle({ page, report }: Pick<ReportPageProps, 'page' | 'report'>) {
  const inFrench = { ...page, words: wordsOf('fr') };
  const words = reportPageWords(inFrench);
  return (
    <Fragment page={inFrench}>
      <article class="stack-l" lang="fr">
        <p class="headline">{report.headline}</p>
        {report.argument !== '' && (
          <Section id="without" title={words.without} spacing="stack-s">
            <p>{report.argument}</p>
          </Section>
        )}
        <Figures facts={report.figures.filter(isLarge).map(factOf)} />
        {report.tables.map((table) => (
          <StatementTable key={table.key} table={table} />
        ))}
        <Section id="figures" title={words.others} spacing="stack-s">
          <Facts facts={report.figures.filter((figure) => !isLarge(figure)).map(factOf)} />
        </Section>
      </article>
    </Fragment>
  );
}

const factOf = ({ title, kind, value }: Figure) =>
  [title, <StatementValue kind={kind} value={value} />] as const;
