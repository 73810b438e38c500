import { MODALITIES } from '../../../kernel/modality.js';
import {
  BackLink,
  Button,
  Choice,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  Select,
  TextArea,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Provider } from '../../domain/provider.js';
import { providerWords } from './provider-words.js';
import { BOOKED } from './read-provider.js';

type ProviderFormProps = Readonly<{
  page: PageContext;
  /** null: one that is being added. */
  provider: Pick<Provider, 'id' | 'name'> | null;
  fields: Fields;
  mistakes: Mistakes;
  /** Why it was refused, where no field is to blame. */
  refusal?: string;
}>;

/** All that a coordinator says of a provider, at first or anew. */
export function ProviderFormPage({ page, provider, fields, mistakes, refusal }: ProviderFormProps) {
  const { form, list, dispatches } = providerWords(page);
  const title = provider ? form.editTitle(provider.name) : form.newTitle;
  const own = provider && `/network/providers/${provider.id}`;
  const field = (name: string) => ({ id: name, name, value: fields.text(name), error: mistakes.of(name) });
  return (
    <Layout page={page} title={title} width="narrow">
      <BackLink href={own ?? '/network/providers'}>{provider?.name ?? list.title}</BackLink>
      <PageHead title={title} lede={provider ? form.editLede : undefined} />
      {refusal && (
        <Notice tone="error" announced="at-once">
          {refusal}
        </Notice>
      )}
      <ErrorSummary mistakes={mistakes.all} />
      <Form action={own ? `${own}/edit` : '/network/providers'} once class="stack-l">
        <Section id="who" title={form.who}>
          <div class="fields">
            <TextField {...field('name')} label={form.name} maxlength={160} autocomplete="off" required />
            <Choice
              name="dispatch"
              legend={form.dispatch}
              error={mistakes.of('dispatch')}
              answers={Object.entries(dispatches).map(([value, label]) => ({ value, label }))}
              chosen={fields.all('dispatch')}
            />
            <TextField
              {...field('phoneNumber')}
              label={form.phone}
              inputmode="tel"
              autocomplete="off"
              isShort
            />
            <TextField
              {...field('baseUrl')}
              label={form.baseUrl}
              hint={form.baseUrlHint}
              autocomplete="off"
              spellcheck={false}
            />
            <TextField
              {...field('clientNumber')}
              label={form.client}
              maxlength={64}
              autocomplete="off"
              isShort
            />
          </div>
        </Section>
        <Section id="where" title={form.where}>
          <div class="fields">
            <Choice
              name="modalities"
              legend={form.modalities}
              error={mistakes.of('modalities')}
              layout="pairs"
              isMultiple
              answers={MODALITIES.map((value) => ({ value, label: page.words.modalities[value] }))}
              chosen={fields.all('modalities')}
            />
            <TextArea {...field('languages')} label={form.languages} hint={form.languagesHint} />
            <TextField
              {...field('departments')}
              label={form.departments}
              hint={form.departmentsHint}
              autocomplete="off"
            />
            <TextField
              {...field('communes')}
              label={form.communes}
              hint={form.communesHint}
              autocomplete="off"
            />
          </div>
        </Section>
        <Section id="its-rules" title={form.rules}>
          <div class="fields">
            <NoticeFields page={page} fields={fields} mistakes={mistakes} />
            <TextField
              {...field('answerWithinMinutes')}
              label={form.answer}
              hint={form.answerHint}
              inputmode="numeric"
              isShort
            />
            <TextField
              {...field('usageDueDays')}
              label={form.usage}
              hint={form.usageHint}
              inputmode="numeric"
              isShort
            />
            <Select
              {...field('call')}
              label={form.call}
              options={Object.entries(providerWords(page).calls).map(([value, label]) => ({ value, label }))}
            />
            <TextField
              {...field('priority')}
              label={form.rank}
              hint={form.rankHint}
              inputmode="numeric"
              isShort
            />
          </div>
        </Section>
        <p>
          <Button weight="main">{provider ? form.save : form.add}</Button>
        </p>
      </Form>
    </Layout>
  );
}

function NoticeFields({ page, fields, mistakes }: Pick<ProviderFormProps, 'page' | 'fields' | 'mistakes'>) {
  const { form } = providerWords(page);
  return (
    <fieldset class="field">
      <legend>{form.notice}</legend>
      <p class="hint">{form.noticeHint}</p>
      <div class="fields">
        {BOOKED.map((modality) => {
          const [name, unit] = [`notice-${modality}`, `notice-unit-${modality}`];
          const label = page.words.modalities[modality];
          return (
            <div class="fields fields-2">
              <TextField
                id={name}
                name={name}
                label={form.noticeFor(label)}
                value={fields.text(name)}
                error={mistakes.of(name)}
                inputmode="numeric"
                autocomplete="off"
              />
              <Select
                id={unit}
                name={unit}
                label={form.noticeUnit(label)}
                value={fields.text(unit)}
                options={Object.entries(form.units).map(([value, text]) => ({ value, label: text }))}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
