import {
  BackLink,
  Button,
  EmailField,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  Select,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { fullName, type Professional } from '../../domain/professional.js';
import { personWords } from './person-words.js';
import { optionsOf, tradeWords } from './trade-words.js';

type PersonEditPageProps = Readonly<{
  page: PageContext;
  person: Professional;
  fields: Fields;
  mistakes: Mistakes;
  /** What is wrong with no field in particular. */
  refused?: string;
}>;

/** Corrects what is known of somebody. */
export function PersonEditPage({ page, person, fields, mistakes, refused }: PersonEditPageProps) {
  const words = personWords(page);
  const name = fullName(person);
  const field = (id: string) => ({ id, name: id, value: fields.text(id), error: mistakes.of(id) });
  return (
    <Layout page={page} title={words.editTitle(name)} width="narrow">
      <BackLink href={`/network/professionals/${person.id}`}>{name}</BackLink>
      <PageHead title={words.editTitle(name)} />
      <ErrorSummary mistakes={mistakes.all} />
      {refused && (
        <Notice tone="error" announced="at-once">
          <p>{refused}</p>
        </Notice>
      )}
      <Form action={`/network/professionals/${person.id}/edit`} once>
        <TextField {...field('givenName')} label={words.givenName} maxlength={120} required />
        <TextField {...field('familyName')} label={words.familyName} maxlength={120} required />
        <Select
          {...field('profession')}
          label={words.profession}
          options={optionsOf(tradeWords(page).professions)}
        />
        <EmailField
          {...field('email')}
          label={words.facts.email}
          hint={words.emailHint}
          autocomplete="off"
          maxlength={254}
          required
        />
        <TextField
          {...field('rpps')}
          label={words.facts.rpps}
          hint={words.rppsHint}
          inputmode="numeric"
          maxlength={20}
          isShort
        />
        <p>
          <Button weight="main">{words.save}</Button>
        </p>
      </Form>
    </Layout>
  );
}
