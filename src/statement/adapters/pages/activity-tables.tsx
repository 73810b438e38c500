import type { ComponentChildren } from 'preact';
import { nameOfLanguage } from '../../../network/index.js';
import { BarChart, Masked, Section, Table, type PageContext } from '../../../web/index.js';
import { tableOf, tableOfPlaces, type Activity, type MaskedTable } from '../../domain/activity.js';
import { activityWords } from './activity-words.js';

/** What the money served, by month, modality, language and place: each table with its sum, or not at all. */
export function ActivityTables({ page, activity }: Readonly<{ page: PageContext; activity: Activity }>) {
  const words = activityWords(page);
  const { modalities } = page.words;
  const modality = (code: string): string => modalities[code as keyof typeof modalities] ?? words.unknown;
  const plain = (name: string): string => name || words.unknown;
  const language = (code: string): string => nameOfLanguage(code, page.words.language) ?? words.unknown;
  return (
    <div class="columns columns-even">
      <Months page={page} table={tableOf(activity.months)} />
      <Shares
        page={page}
        id="modalities"
        title={words.modalities}
        column={words.modality}
        table={tableOf(activity.modalities)}
        named={modality}
      />
      <Shares
        page={page}
        id="languages"
        title={words.languages}
        column={words.language}
        table={tableOf(activity.languages)}
        named={language}
      />
      <Shares
        page={page}
        id="communes"
        title={words.communes}
        column={words.commune}
        table={tableOfPlaces(activity.communes)}
        named={plain}
      />
      <Shares
        page={page}
        id="practices"
        title={words.practices}
        column={words.practice}
        table={tableOfPlaces(activity.practices)}
        named={plain}
      />
    </div>
  );
}

type MonthsProps = Readonly<{ page: PageContext; table: MaskedTable | null }>;

function Months({ page, table }: MonthsProps) {
  const words = activityWords(page);
  const { number, month, dayParts } = page.words;
  if (!table) return <TooFew id="months" title={words.months} why={words.tooFew} />;
  const heard = table.rows.map(
    ({ key, sessions }) => `${month(key)} ${sessions === null ? words.masked : number(sessions)}`,
  );
  return (
    <Section id="months" title={words.months}>
      <BarChart
        caption={words.sessions}
        note={table.hidden.rows > 0 ? words.maskedNote : undefined}
        label={words.monthsHeard(heard.join(', '))}
        bars={table.rows.map(({ key, sessions }) => {
          const name = dayParts(key, 'short').month;
          return { name, initial: name.charAt(0).toUpperCase(), value: sessions };
        })}
        table={
          <Table<MaskedTable['rows'][number]>
            caption={words.months}
            hidesCaption
            isTight
            columns={[
              { title: words.month, cell: ({ key }) => month(key) },
              {
                title: words.sessions,
                isNumber: true,
                cell: ({ sessions }) => (sessions === null ? <Masked /> : number(sessions)),
              },
            ]}
            rows={table.rows}
            total={[words.all, number(table.total)]}
          />
        }
      />
    </Section>
  );
}

type SharesProps = MonthsProps &
  Readonly<{ id: string; title: string; column: string; named: (key: string) => string }>;
type ShareRow = Readonly<{ name: ComponentChildren; sessions: number }>;

/** Each kind with its share; those that are masked stand together, without their names. */
function Shares({ page, id, title, column, table, named }: SharesProps) {
  const words = activityWords(page);
  const { number, percent, count } = page.words;
  if (!table) return <TooFew id={id} title={title} why={words.tooFew} />;
  const shown: ShareRow[] = table.rows.flatMap(({ key, sessions }) =>
    sessions === null ? [] : [{ name: named(key), sessions }],
  );
  if (shown.length === 0) return <TooFew id={id} title={title} why={words.tooFew} />;
  const { hidden, total } = table;
  const others: ShareRow[] =
    hidden.rows === 0
      ? []
      : [
          {
            name: (
              <>
                {words.others(count(hidden.rows, words.oneOther, words.manyOthers))} <Masked />
              </>
            ),
            sessions: hidden.sessions,
          },
        ];
  return (
    <Section id={id} title={title} spacing="stack-s">
      <Table<ShareRow>
        caption={title}
        hidesCaption
        columns={[
          { title: column, cell: ({ name }) => name },
          { title: words.sessions, isNumber: true, cell: ({ sessions }) => number(sessions) },
          { title: words.share, isNumber: true, cell: ({ sessions }) => percent(sessions / total) },
        ]}
        rows={[...shown, ...others]}
        total={[words.all, number(total), percent(1)]}
      />
    </Section>
  );
}

function TooFew({ id, title, why }: Readonly<{ id: string; title: string; why: string }>) {
  return (
    <Section id={id} title={title} spacing="stack-s">
      <p class="soft">{why}</p>
    </Section>
  );
}
