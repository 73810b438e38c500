import type { ComponentChildren } from 'preact';
import type { Bilingual, Refusal } from '../../../kernel/errors.js';
import { nameOfLanguage } from '../../../network/index.js';
import { PriceLines } from '../../../rating/index.js';
import { lineRefusals } from '../../../usage/index.js';
import {
  Button,
  Details,
  ErrorSummary,
  Form,
  mistakesOf,
  Moment,
  noMistakes,
  Notice,
  Select,
  Sheet,
  Table,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { acceptReasons, disputeReasons } from '../../domain/invoice.js';
import type { LineRow } from '../persistence/invoice-pages.js';
import { invoiceWords } from './invoice-words.js';
import type { InvoiceNames } from './read-invoice-names.js';

export type DifferenceProps = Readonly<{
  page: PageContext;
  invoiceId: string;
  line: LineRow;
  names: InvoiceNames;
  /** Of its form, where that was refused. */
  typed?: Fields;
  refusal?: Refusal;
}>;

/** One difference: ours and theirs side by side, then what to do about it. */
export function Difference(props: DifferenceProps) {
  const { page, line, refusal } = props;
  const words = invoiceWords(page);
  const { language } = page.words;
  const mistakes = refusal ? mistakesOf(refusal, language) : noMistakes;
  const title = `line-${line.line}`;
  return (
    <Sheet labelledBy={title}>
      <h4 id={title}>{nameOf(props)}</h4>
      <ErrorSummary
        mistakes={mistakes.all.map(({ fieldId, message }) => ({
          fieldId: `${fieldId}-${line.line}`,
          message,
        }))}
      />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[language]}</p>
        </Notice>
      )}
      {line.refusal && <p>{words.unreadable(lineRefusals[line.refusal][language].toLowerCase())}</p>}
      {line.repeats && <p>{words.repeats[line.repeats]}.</p>}
      <SideBySide {...props} />
      {line.ours && line.verdict === 'priced_differently' && (
        <Details summary={words.explained}>
          <PriceLines lines={line.ours.lines} totalCents={line.ourCents ?? 0} />
        </Details>
      )}
      {line.usageId && (
        <p>
          <a href={`/calls/${line.usageId}`}>{words.seeCall}</a>
        </p>
      )}
      <DecisionForm {...props} mistakes={mistakes} />
    </Sheet>
  );
}

const nameOf = ({ page, line }: DifferenceProps): string => {
  const words = invoiceWords(page);
  if (line.verdict === 'total_differs') return words.theTotal;
  return [line.listedAt === null ? null : words.lineOf(line.listedAt), line.reference]
    .filter(Boolean)
    .join(', ');
};

type Compared = Readonly<{ fact: string; ours: ComponentChildren; theirs: ComponentChildren }>;

function SideBySide({ page, line, names }: DifferenceProps) {
  const words = invoiceWords(page);
  const { call, ours, ourCents, theirCents, code } = line;
  const when = (said: Readonly<{ startedAt: Date }> | null) =>
    said && <Moment at={said.startedAt} zone={names.timeZone} />;
  const lasted = (said: Readonly<{ durationSeconds: number }> | null) =>
    said && page.words.duration(said.durationSeconds);
  const languageIn = (said: Readonly<{ language: string | null }> | null) =>
    said && nameOfLanguage(said.language, page.words.language);
  const money = (cents: number | null) => cents !== null && <b class="money">{page.words.money(cents)}</b>;
  const rows: Compared[] = [
    { fact: words.code, ours: null, theirs: ours ? null : code },
    { fact: words.language, ours: languageIn(ours), theirs: languageIn(call) },
    { fact: words.start, ours: when(ours), theirs: when(call) },
    { fact: words.duration, ours: lasted(ours), theirs: lasted(call) },
    { fact: words.amount, ours: money(ourCents), theirs: money(theirCents) },
  ].filter((row) => row.ours || row.theirs);
  return (
    <Table<Compared>
      caption={nameOf({ page, line, names, invoiceId: '' })}
      hidesCaption
      isTight
      columns={[
        { title: words.fact, cell: ({ fact }) => fact },
        { title: words.ours, cell: (row) => row.ours || <Nothing words={words.nothing} /> },
        { title: words.theirs, cell: (row) => row.theirs || <Nothing words={words.nothing} /> },
      ]}
      rows={rows}
    />
  );
}

const Nothing = ({ words }: { words: string }) => <span class="soft">{words}</span>;

function DecisionForm({
  page,
  invoiceId,
  line,
  names,
  typed,
  mistakes,
}: DifferenceProps & Readonly<{ mistakes: Mistakes }>) {
  const words = invoiceWords(page);
  const { language } = page.words;
  if (line.verdict === 'matched') return null;
  const group = (act: 'accept' | 'dispute', reasons: Readonly<Record<string, Bilingual>>) => ({
    label: words[act],
    options: Object.entries(reasons).map(([code, label]) => ({
      value: `${act}:${code}`,
      label: `${words[act]} : ${label[language].toLowerCase()}`,
    })),
  });
  const id = (name: string): string => `${name}-${line.line}`;
  return (
    <Form action={`/calls/invoices/${invoiceId}/lines/${line.line}`} once class="stack">
      <Select
        id={id('decision')}
        name="decision"
        label={words.decision}
        hint={words.effects[line.verdict]}
        error={mistakes.of('decision')}
        value={typed?.text('decision')}
        options={[
          { value: '', label: words.chooseDecision },
          group('accept', acceptReasons),
          group('dispute', disputeReasons),
        ]}
      />
      {line.verdict === 'unknown_to_us' && line.call && (
        <Select
          id={id('agreementId')}
          name="agreementId"
          label={words.payer}
          error={mistakes.of('agreementId')}
          value={typed?.text('agreementId')}
          options={[
            { value: '', label: words.byCode },
            ...names.agreements.map((agreement) => ({
              value: agreement.id,
              label: `${agreement.carrier}, ${agreement.reference}`,
            })),
          ]}
        />
      )}
      <Details summary={words.comment} isOpen={typed?.text('comment') !== undefined}>
        <TextField
          id={id('comment')}
          name="comment"
          label={words.commentLabel}
          hint={words.commentHint}
          error={mistakes.of('comment')}
          value={typed?.text('comment')}
          maxlength={300}
          autocomplete="off"
        />
      </Details>
      <p>
        <Button>{words.decide}</Button>
      </p>
    </Form>
  );
}
