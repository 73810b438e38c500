import {
  BackLink,
  Button,
  ButtonLink,
  EmailField,
  Empty,
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
import type { Practice } from '../../domain/practice.js';
import { peopleWords } from './people-words.js';
import { optionsOf, tradeWords } from './trade-words.js';

type InvitePageProps = Readonly<{
  page: PageContext;
  practices: readonly Practice[];
  fields: Fields;
  mistakes: Mistakes;
  /** What is wrong with no field in particular. */
  refused?: string;
}>;

/** Whom to invite: the rest they say themselves. */
export function InvitePage({ page, practices, fields, mistakes, refused }: InvitePageProps) {
  const { new: words } = peopleWords(page);
  const field = (id: string) => ({ id, name: id, value: fields.text(id), error: mistakes.of(id) });
  return (
    <Layout page={page} title={words.title} width="narrow">
      <BackLink href="/network">{words.back}</BackLink>
      <PageHead title={words.title} lede={words.lede} />
      <ErrorSummary mistakes={mistakes.all} />
      {refused && (
        <Notice tone="error" announced="at-once">
          <p>{refused}</p>
        </Notice>
      )}
      {practices.length === 0 ? (
        <Empty title={words.noPractice}>
          <p>{words.noPracticeDetail}</p>
          <ButtonLink href="/network/practices/new" weight="main">
            {words.addPractice}
          </ButtonLink>
        </Empty>
      ) : (
        <Form action="/network/professionals" once>
          <EmailField
            {...field('email')}
            label={words.email}
            hint={words.emailHint}
            inputmode="email"
            autocomplete="off"
            maxlength={254}
            required
          />
          <TextField {...field('givenName')} label={words.givenName} maxlength={120} required />
          <TextField {...field('familyName')} label={words.familyName} maxlength={120} required />
          <Select
            {...field('profession')}
            label={words.profession}
            options={optionsOf(tradeWords(page).professions)}
          />
          <Select
            {...field('practices-0-practiceId')}
            label={words.practice}
            hint={words.practiceHint}
            options={practices.map(({ id, name, commune }) => ({ value: id, label: `${name}, ${commune}` }))}
          />
          <p>
            <Button weight="main">{words.send}</Button>
          </p>
        </Form>
      )}
    </Layout>
  );
}
