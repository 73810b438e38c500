import {
  Button,
  Choice,
  ErrorSummary,
  FileField,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  Select,
  Sheet,
  TextField,
  typeset,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { charter } from '../../domain/charter.js';
import type { Practice } from '../../domain/practice.js';
import { joinWords } from './join-words.js';
import { PlaceFields } from './place-fields.js';
import { ANOTHER_PLACE } from './read-application.js';
import { optionsOf, tradeWords } from './trade-words.js';

export type JoinPageProps = Readonly<{
  page: PageContext;
  /** The form’s own address. */
  action: string;
  network: string;
  email: string;
  practices: readonly Practice[];
  /** As the coordination knows them, or as they were typed. */
  fields: Fields;
  mistakes: Mistakes;
  /** What is wrong with no field in particular. */
  refused?: string;
}>;

/** The form by which an invited professional joins. */
export function JoinPage({
  page,
  action,
  network,
  email,
  practices,
  fields,
  mistakes,
  refused,
}: JoinPageProps) {
  const words = joinWords(page);
  const trade = tradeWords(page);
  const field = (name: string) => ({ id: name, name, value: fields.text(name), error: mistakes.of(name) });
  const isSentBack = mistakes.all.length > 0;
  return (
    <Layout page={page} title={words.title(network)} width="narrow">
      <PageHead title={words.title(network)} lede={words.lede} />
      <ErrorSummary mistakes={mistakes.all} />
      {refused && (
        <Notice tone="error" announced="at-once">
          <p>{refused}</p>
        </Notice>
      )}
      <Form action={action} hasFile class="stack-l">
        <Section id="you" title={words.you}>
          <p>{words.email(email)}</p>
          <div class="fields">
            <TextField {...field('givenName')} label={words.givenName} maxlength={120} required />
            <TextField {...field('familyName')} label={words.familyName} maxlength={120} required />
            <Select
              {...field('profession')}
              label={words.profession}
              options={optionsOf(trade.professions)}
            />
            <TextField
              {...field('rpps')}
              label={words.rpps}
              hint={words.rppsHint}
              inputmode="numeric"
              maxlength={20}
              isShort
            />
          </div>
        </Section>
        <Section id="where" title={words.where}>
          <div class="fields">
            <Select
              {...field('practiceId')}
              label={words.practice}
              hint={words.practiceHint}
              options={[
                ...practices.map(({ id, name, commune }) => ({ value: id, label: `${name}, ${commune}` })),
                { value: ANOTHER_PLACE, label: words.another },
              ]}
            />
          </div>
          <details open={fields.text('practiceId') === ANOTHER_PLACE || practices.length === 0}>
            <summary>{words.describe}</summary>
            <div class="fields">
              <PlaceFields
                words={words}
                trade={trade}
                fields={fields}
                mistakes={mistakes}
                prefix="practice-"
              />
            </div>
          </details>
        </Section>
        <Section id="the-charter" title={words.charter}>
          <Sheet>
            <div lang="fr" class="stack-s">
              {charter.clauses.map(({ title, text }) => (
                <p>
                  <b>{typeset(title)}.</b> {typeset(text)}
                </p>
              ))}
            </div>
          </Sheet>
          <Choice
            name="charter"
            legend={words.charterAsked}
            error={mistakes.of('charter')}
            isMultiple
            chosen={fields.all('charter')}
            answers={[{ value: charter.version, label: words.charterAccepted }]}
          />
        </Section>
        <FileField
          id="proof"
          name="proof"
          label={words.proof}
          hint={isSentBack ? `${words.proofAgain} ${words.proofHint}` : words.proofHint}
          error={mistakes.of('proof')}
          accept=".pdf,.jpg,.jpeg,.png"
        />
        <p>
          <Button weight="main" isWide>
            {words.send}
          </Button>
        </p>
      </Form>
    </Layout>
  );
}

/** What there is to say instead of the form: sent, too late, used, or no such link. */
export function JoinNotice({ page, title, detail }: { page: PageContext; title: string; detail: string }) {
  const words = joinWords(page);
  return (
    <Layout page={page} title={title} width="narrow">
      <PageHead title={title} lede={detail} />
      <p>
        <a href="/sign-in">{words.signIn}</a>
      </p>
    </Layout>
  );
}
