import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageHead,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Practice } from '../../domain/practice.js';
import { PlaceFields } from './place-fields.js';
import { practiceWords } from './practice-words.js';
import { tradeWords } from './trade-words.js';

type PracticeFormPageProps = Readonly<{
  page: PageContext;
  /** null: a new one. */
  practice: Practice | null;
  fields: Fields;
  mistakes: Mistakes;
}>;

/** Describes a practice, new or known. */
export function PracticeFormPage({ page, practice, fields, mistakes }: PracticeFormPageProps) {
  const words = practiceWords(page);
  const title = practice ? words.editTitle(practice.name) : words.newTitle;
  const field = (id: string) => ({ id, name: id, value: fields.text(id), error: mistakes.of(id) });
  const own = practice && `/network/practices/${practice.id}`;
  return (
    <Layout page={page} title={title} width="narrow">
      <BackLink href={own ?? '/network/practices'}>{practice?.name ?? words.title}</BackLink>
      <PageHead title={title} />
      <ErrorSummary mistakes={mistakes.all} />
      <Form action={own ? `${own}/edit` : '/network/practices'} once>
        <PlaceFields words={words} trade={tradeWords(page)} fields={fields} mistakes={mistakes} />
        <TextField
          {...field('inseeCode')}
          label={words.inseeCode}
          hint={words.inseeHint}
          maxlength={5}
          isShort
        />
        <TextField
          {...field('finess')}
          label={words.finess}
          hint={words.finessHint}
          inputmode="numeric"
          maxlength={9}
          isShort
        />
        <p>
          <Button weight="main">{practice ? words.save : words.add}</Button>
        </p>
      </Form>
    </Layout>
  );
}
