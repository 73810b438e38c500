import type { Refusal } from '../../../kernel/errors.js';
import {
  Button,
  ButtonLink,
  DateField,
  Empty,
  ErrorSummary,
  FileField,
  Form,
  mistakesOf,
  noMistakes,
  Notice,
  Section,
  Select,
  TextField,
  type PageContext,
} from '../../../web/index.js';
import type { InvoiceWords } from './invoice-words.js';
import type { InvoiceNames } from './read-invoice-names.js';

/** What was typed in a form that was refused; its files have to be chosen again. */
export type Typed = Readonly<Record<string, string>>;

type InvoiceFormProps = Readonly<{
  page: PageContext;
  words: InvoiceWords;
  names: InvoiceNames;
  refusal?: Refusal;
  typed?: Typed;
}>;

/** Where an invoice is dropped, with what is written on it. */
export function InvoiceForm({ page, words, names, refusal, typed = {} }: InvoiceFormProps) {
  const mistakes = refusal ? mistakesOf(refusal, page.words.language) : noMistakes;
  const [only, ...others] = names.providers;
  if (!only)
    return (
      <Empty title={words.noProvider}>
        <p>{words.noProviderDetail}</p>
        <p>
          <ButtonLink href="/network/providers">{words.addProvider}</ButtonLink>
        </p>
      </Empty>
    );
  const field = (name: string) => ({ id: name, name, value: typed[name], error: mistakes.of(name) });
  return (
    <Section id="drop" title={words.drop}>
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[page.words.language]}</p>
        </Notice>
      )}
      <Form action="/calls/invoices" hasFile once>
        <Select
          {...field('providerId')}
          label={words.provider}
          options={[
            ...(others.length > 0 ? [{ value: '', label: words.chooseProvider }] : []),
            ...names.providers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField {...field('number')} label={words.numberLabel} maxlength={60} autocomplete="off" />
        <DateField {...field('issuedOn')} label={words.issuedOn} isShort />
        <DateField {...field('from')} label={words.from} isShort />
        <DateField {...field('to')} label={words.to} isShort />
        <TextField
          {...field('total')}
          label={words.totalLabel}
          hint={words.totalHint}
          inputmode="decimal"
          autocomplete="off"
          isShort
        />
        <TextField {...field('clientAccount')} label={words.account} maxlength={60} autocomplete="off" />
        <FileField
          id="pdf"
          name="pdf"
          error={mistakes.of('pdf')}
          label={words.pdf}
          hint={words.pdfHint}
          accept=".pdf,application/pdf"
        />
        <FileField
          id="lines"
          name="lines"
          error={mistakes.of('lines')}
          label={words.lines}
          hint={words.linesHint}
          accept=".csv,.txt,.tsv,.xlsx"
        />
        <p>
          <Button weight="main">{words.send}</Button>
        </p>
      </Form>
    </Section>
  );
}
