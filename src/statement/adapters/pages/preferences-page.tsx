import {
  BackLink,
  Button,
  Choice,
  ErrorSummary,
  Form,
  Layout,
  noMistakes,
  Notice,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Agreement } from '../../../funding/index.js';
import { rhythms, type StatementPreference } from '../../domain/statement-calendar.js';
import { statementWords } from './statement-words.js';
import { LIST } from './statements-page.js';

export type PreferencesPageProps = Readonly<{
  page: PageContext;
  agreement: Agreement;
  preference: StatementPreference;
  mistakes?: Mistakes;
  isKept?: boolean;
}>;

/** Which statements an agreement wants, and what it allows to be said. */
export function PreferencesPage(props: PreferencesPageProps) {
  const { page, agreement, preference, mistakes = noMistakes, isKept } = props;
  const words = statementWords(page);
  return (
    <Layout page={page} title={words.preferencesTitle} width="narrow">
      <div class="page-head">
        <BackLink href={`${LIST}?agreementId=${agreement.id}`}>{words.backToStatements}</BackLink>
        <p class="soft">{words.ofAgreement(agreement.title, agreement.reference)}</p>
        <h1>{words.preferencesTitle}</h1>
        <p class="lede">{words.preferencesLede}</p>
      </div>
      {isKept && (
        <Notice tone="ok" announced="politely">
          <p>{words.kept}</p>
        </Notice>
      )}
      <ErrorSummary mistakes={mistakes.all} />
      <Form action={`/budgets/${agreement.id}/statement-preferences`} once>
        <Choice
          name="every"
          legend={words.every}
          hint={words.everyHint}
          answers={rhythms.map((value) => {
            const [label, hint] = words.rhythms[value];
            return { value, label, hint };
          })}
          chosen={[preference.every]}
          error={mistakes.of('every')}
        />
        <Choice
          name="says"
          legend={words.says}
          answers={[
            { value: 'namesProfessionals', label: words.namesProfessionals, hint: words.namesHint },
            { value: 'attachesPdf', label: words.attachesPdf, hint: words.attachesHint },
          ]}
          chosen={(['namesProfessionals', 'attachesPdf'] as const).filter((one) => preference[one])}
          isMultiple
        />
        <p>
          <Button weight="main">{words.keep}</Button>
        </p>
      </Form>
    </Layout>
  );
}
