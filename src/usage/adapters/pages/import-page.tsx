import { Cents } from '../../../kernel/money.js';
import {
  Assurance,
  BackLink,
  ButtonLink,
  Details,
  Files,
  Layout,
  Moment,
  Notice,
  PageHead,
  Section,
  Table,
  type PageContext,
} from '../../../web/index.js';
import { ignoreReasons, settleReasons, type CallImport, type SettledLine } from '../../domain/call-import.js';
import type { CallNames } from './call-names.js';
import { ImportStatusOf } from './imports-page.js';
import { importsWords, type ImportsWords } from './imports-words.js';
import { SettleLine } from './settle-line.js';
import type { SettleLineProps } from './settle-line-props.js';

export type ImportPageProps = Readonly<{
  page: PageContext;
  list: CallImport;
  names: CallNames;
  openCount: number;
  /** The line that comes up; null when none is left. */
  inHand: Omit<SettleLineProps, 'page' | 'list' | 'names'> | null;
  /** Open lines after it, the first ones. */
  next: readonly SettledLine[];
  settled: readonly SettledLine[];
}>;

/** What a list has given, and its lines that wait for somebody, one after the other. */
export function ImportPage({ page, list, names, openCount, inHand, next, settled }: ImportPageProps) {
  const words = importsWords(page);
  const title = words.titleOf(names.provider(list.providerId) ?? '');
  return (
    <Layout page={page} title={title} hasColumns usesHtmx={list.finishedAt === null}>
      <div class="stack-l">
        <div>
          <BackLink href="/calls/imports">{words.title}</BackLink>
          <PageHead title={title}>
            <p class="row">
              <ImportStatusOf list={list} open={openCount} words={words} />
              <span class="soft">
                {list.fileName && `${list.fileName}. `}
                {words.droppedOn}
                <Moment at={list.requestedAt} zone={names.timeZone} />
              </span>
            </p>
          </PageHead>
        </div>
        {list.finishedAt === null && <ReadingSoFar page={page} list={list} />}
        {list.problem && (
          <Notice tone="error">
            <p>{list.problem[page.words.language]}</p>
          </Notice>
        )}
        {inHand ? (
          <Section id="settle" title={words.settleTitle(openCount)}>
            <SettleLine {...inHand} page={page} list={list} names={names} />
            <NextLines page={page} words={words} list={list} lines={next} />
          </Section>
        ) : (
          list.status === 'done' && <AllSettled list={list} words={words} />
        )}
      </div>
      <aside class="stack-l">
        <Result page={page} words={words} list={list} />
        {openCount > 0 && (
          <Files files={[{ href: `/calls/imports/${list.id}/left.csv`, label: words.leftCsv }]} />
        )}
        <SettledLines page={page} words={words} lines={settled} />
      </aside>
    </Layout>
  );
}

/** How far the reading has come; where there is script it asks again by itself. */
export function ReadingSoFar({ page, list }: Readonly<{ page: PageContext; list: CallImport }>) {
  const words = importsWords(page);
  const lines = page.words.count(list.lines, words.line, words.linesRead);
  const path = `/calls/imports/${list.id}`;
  return (
    <div id="reading" hx-get={`${path}/reading`} hx-trigger="every 1s" hx-swap="outerHTML">
      <Notice announced="politely">
        <p>{words.readSoFar(lines)}</p>
        <p>
          <ButtonLink href={path}>{words.refresh}</ButtonLink>
        </p>
      </Notice>
    </div>
  );
}

function AllSettled({ list, words }: { list: CallImport; words: ImportsWords }) {
  if (list.lines === 0)
    return (
      <Notice tone="warn">
        <p>{words.noCall}</p>
      </Notice>
    );
  if (list.created === 0 && list.alreadyKnown === list.lines)
    return (
      <Notice tone="ok">
        <p>{words.nothingCreated}</p>
      </Notice>
    );
  if (list.unmatched + list.changed + list.disputed === 0) return <Assurance>{words.allWell}</Assurance>;
  return (
    <Section id="settle" title={words.nothingToSettle} spacing="stack-s">
      <p>{words.nothingToSettleDetail}</p>
    </Section>
  );
}

type PartProps = Readonly<{ page: PageContext; words: ImportsWords }>;

function Result({ page, words, list }: PartProps & Readonly<{ list: CallImport }>) {
  if (list.lines === 0) return null;
  const rows = [
    { what: words.createdRow, count: list.created, cents: list.totalCents },
    { what: words.knownRow, count: list.alreadyKnown, cents: null },
    { what: words.unmatchedRow, count: list.unmatched, cents: null },
    { what: words.changedRow, count: list.changed, cents: null },
  ];
  const isChecked = rows.reduce((sum, { count }) => sum + count, 0) === list.lines;
  return (
    <Section id="result" title={words.result}>
      <Table<(typeof rows)[number]>
        caption={words.result}
        hidesCaption
        isTight
        columns={[
          { title: words.what, cell: ({ what }) => what },
          { title: words.count, isNumber: true, cell: ({ count }) => page.words.number(count) },
          {
            title: words.amount,
            isNumber: true,
            cell: ({ cents }) => (cents === null ? '' : page.words.money(Cents(cents))),
          },
        ]}
        rows={rows}
        total={isChecked ? [words.totalRow, page.words.number(list.lines), ''] : undefined}
      />
      {list.disputed > 0 && <p>{words.disputedNote(list.disputed)}</p>}
      {list.created > 0 && (
        <p>
          <a href={`/calls?importId=${list.id}`}>{words.seeCreated}</a>
        </p>
      )}
    </Section>
  );
}

type LinesProps = PartProps & Readonly<{ lines: readonly SettledLine[] }>;

function NextLines({ page, words, list, lines }: LinesProps & Readonly<{ list: CallImport }>) {
  if (lines.length === 0) return null;
  return (
    <div class="stack-s">
      <h3>{words.others}</h3>
      <ul class="stack-s">
        {lines.map(({ line, reason }) => (
          <li key={line}>
            <a href={`/calls/imports/${list.id}?line=${line}#settle`}>
              {words.lineTitle(line, settleReasons[reason][page.words.language])}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SettledLines({ page, words, lines }: LinesProps) {
  if (lines.length === 0) return null;
  const { language } = page.words;
  return (
    <Details summary={words.settled}>
      <ul class="stack-s">
        {lines.map(({ line, reason, resolution, resolutionReason, usageId }) => (
          <li key={line}>
            {words.lineTitle(line, settleReasons[reason][language])}
            <br />
            <span class="soft small">
              {resolution && words.resolutions[resolution]}
              {resolutionReason && `, ${ignoreReasons[resolutionReason][language].toLowerCase()}`}
            </span>{' '}
            {usageId && <a href={`/calls/${usageId}`}>{words.seeCall(line)}</a>}
          </li>
        ))}
      </ul>
    </Details>
  );
}
