import {
  Button,
  ErrorSummary,
  Form,
  Layout,
  noMistakes,
  Pager,
  PageHead,
  Section,
  Sections,
  Table,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
  type Query,
} from '../../../web/index.js';
import type { FunderEntity } from '../persistence/funder.entity.js';
import { agreementFormWords } from './agreement-form-words.js';

type FundersPageProps = Readonly<{
  page: PageContext;
  funders: readonly FunderEntity[];
  nextCursor: string | null;
  query: Query;
  typed: Fields;
  mistakes?: Mistakes;
}>;

/** Whose money it is, and the form for one more. */
export function FundersPage({
  page,
  funders,
  nextCursor,
  query,
  typed,
  mistakes = noMistakes,
}: FundersPageProps) {
  const words = agreementFormWords(page);
  const field = (name: string) => ({ id: name, name, value: typed.text(name), error: mistakes.of(name) });
  return (
    <Layout page={page} title={words.funders}>
      <PageHead title={words.funders} lede={words.fundersDetail} />
      <Sections of="budgets" />
      {funders.length === 0 ? (
        <p class="soft">{words.noFunders}</p>
      ) : (
        <Table<FunderEntity>
          caption={words.funders}
          hidesCaption
          columns={[
            { title: words.funderName, cell: ({ name }) => name },
            { title: words.kind, cell: ({ kind }) => kind },
          ]}
          rows={funders}
        />
      )}
      <Pager path="/budgets/funders" query={query} nextCursor={nextCursor} />
      <Section id="add" title={words.addFunder}>
        <ErrorSummary mistakes={mistakes.all} />
        <Form action="/budgets/funders" once>
          <TextField {...field('name')} label={words.funderName} maxlength={200} required />
          <TextField {...field('kind')} label={words.kind} hint={words.kindHint} maxlength={60} required />
          <p>
            <Button weight="main">{words.addFunder}</Button>
          </p>
        </Form>
      </Section>
    </Layout>
  );
}
