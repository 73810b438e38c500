import type { Refusal } from '../../../kernel/errors.js';
import type { Page } from '../../../platform/http/index.js';
import {
  DayInWords,
  Empty,
  Filters,
  Layout,
  PageHead,
  Pager,
  Section,
  Sections,
  Select,
  Status,
  Table,
  type PageContext,
} from '../../../web/index.js';
import { invoiceStatuses, type InvoiceStatus } from '../../domain/invoice.js';
import type { InvoicesQuery } from '../http/invoices.dto.js';
import type { InvoiceRow } from '../persistence/invoice-pages.js';
import { InvoiceForm, type Typed } from './invoice-form.js';
import { invoiceWords, type InvoiceWords } from './invoice-words.js';
import type { InvoiceNames } from './read-invoice-names.js';

export type InvoicesPageProps = Readonly<{
  page: PageContext;
  invoices: Page<InvoiceRow>;
  names: InvoiceNames;
  query: InvoicesQuery;
  refusal?: Refusal;
  typed?: Typed;
}>;

/** The invoices received, and where the next one is dropped. */
export function InvoicesPage({ page, invoices, names, query, refusal, typed }: InvoicesPageProps) {
  const words = invoiceWords(page);
  const isFiltered = query.providerId !== undefined || query.status !== undefined;
  return (
    <Layout page={page} title={words.title} hasColumns>
      <div class="stack-l">
        <PageHead title={words.title} lede={words.lede} />
        <Sections of="calls" />
        {(isFiltered || invoices.items.length > 0) && (
          <InvoiceFilters words={words} names={names} query={query} isFiltered={isFiltered} />
        )}
        {invoices.items.length === 0 ? (
          <Section id="list" title={words.title} isTitleHidden>
            <Empty title={isFiltered ? words.nothingFound : words.none}>
              <p>{isFiltered ? words.nothingFoundDetail : words.noneDetail}</p>
            </Empty>
          </Section>
        ) : (
          <Table
            caption={words.title}
            hidesCaption
            columns={[
              {
                title: words.number,
                cell: ({ id, number }) => <a href={`/calls/invoices/${id}`}>{number}</a>,
              },
              { title: words.provider, cell: ({ providerId }) => names.provider(providerId) },
              {
                title: words.issuedOn,
                cell: ({ issuedOn }) => <DayInWords day={issuedOn} year weekday={false} />,
              },
              {
                title: words.state,
                cell: ({ status }) => <InvoiceStatusOf status={status} words={words} />,
              },
              {
                title: words.toDecide,
                isNumber: true,
                cell: ({ toDecide }) => page.words.number(toDecide),
              },
              {
                title: words.total,
                isNumber: true,
                cell: ({ totalCents }) => page.words.money(totalCents),
              },
            ]}
            rows={invoices.items}
          />
        )}
        <Pager path="/calls/invoices" query={{ ...query }} nextCursor={invoices.nextCursor} />
      </div>
      <aside class="stack-l">
        <InvoiceForm page={page} words={words} names={names} refusal={refusal} typed={typed} />
      </aside>
    </Layout>
  );
}

/** Where an invoice stands, in word, shape and colour. */
export function InvoiceStatusOf({ status, words }: { status: InvoiceStatus; words: InvoiceWords }) {
  switch (status) {
    case 'to_decide':
      return (
        <Status tone="warn" icon="alert">
          {words.statuses.to_decide}
        </Status>
      );
    case 'to_settle':
      return <Status tone="info">{words.statuses.to_settle}</Status>;
    case 'settled':
      return (
        <Status tone="ok" icon="check">
          {words.statuses.settled}
        </Status>
      );
  }
}

type FiltersProps = Readonly<{
  words: InvoiceWords;
  names: InvoiceNames;
  query: InvoicesQuery;
  isFiltered: boolean;
}>;

function InvoiceFilters({ words, names, query, isFiltered }: FiltersProps) {
  return (
    <Filters path="/calls/invoices" isFiltered={isFiltered}>
      <Select
        id="of"
        name="providerId"
        label={words.provider}
        value={query.providerId}
        options={[
          { value: '', label: words.allProviders },
          ...names.providers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        id="status"
        name="status"
        label={words.state}
        value={query.status}
        options={[
          { value: '', label: words.allStatuses },
          ...invoiceStatuses.map((value) => ({ value, label: words.statuses[value] })),
        ]}
      />
    </Filters>
  );
}
