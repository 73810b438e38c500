import type { Provider } from '../../../network/index.js';
import {
  BackLink,
  Button,
  DateField,
  ErrorSummary,
  Form,
  Icon,
  Layout,
  Notice,
  PageHead,
  Section,
  Select,
  Sheet,
  Spoken,
  TextField,
  usePage,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { DraftButton } from './draft-button.js';
import { RuleFields } from './rule-fields.js';
import { RULE_KINDS, type TariffForm } from './tariff-form.js';
import { tariffWords } from './tariff-words.js';
import { numberIn, RuleSentence, TrialButton, TrialFields, TrialResult } from './trial-panel.js';
import type { TrialForm } from './trial.js';
import type { TryOut } from './try-out.js';

export type TariffEditorProps = Readonly<{
  page: PageContext;
  provider: Pick<Provider, 'id' | 'name'>;
  form: TariffForm;
  trial: TrialForm;
  found: TryOut;
  mistakes: Mistakes;
  /** Why it was refused, where no field is to blame. */
  refusal?: string;
}>;

/** A tariff that is being written, beside what it makes of a session. Its buttons give the form back, changed. */
export function TariffEditor({ page, provider, form, trial, found, mistakes, refusal }: TariffEditorProps) {
  const words = tariffWords(page);
  const { editor } = words;
  const tariffs = `/network/providers/${provider.id}/tariffs`;
  return (
    <Layout page={page} title={editor.title(provider.name)} usesHtmx>
      <BackLink href={tariffs}>{words.list.title(provider.name)}</BackLink>
      <PageHead title={editor.title(provider.name)} lede={editor.lede} />
      <div id="tariff-editor">
        <Form action={`${tariffs}/draft`} once class="columns columns-even">
          {/* What Enter does in any field: the first button of a form is its default. */}
          <button hidden name="do" value="try" />
          <div class="stack">
            {refusal && (
              <Notice tone="error" announced="at-once">
                {refusal}
              </Notice>
            )}
            <ErrorSummary
              mistakes={mistakes.all.map((one) => ({
                ...one,
                message: editor.inRule(one.message, numberIn(one.fieldId)),
              }))}
            />
            <Section id="rules" title={editor.rules}>
              {form.rules.length === 0 && <p class="soft">{editor.noRule}</p>}
              {form.rules.map((_, at) => (
                <RuleItem form={form} at={at} mistakes={mistakes} found={found} />
              ))}
              <AddRule />
            </Section>
            <WholeTariff form={form} mistakes={mistakes} />
            <p>
              <Button weight="main" formaction={tariffs}>
                {editor.store}
              </Button>
            </p>
          </div>
          <Sheet labelledBy="try" class="sticky">
            <h2 id="try">{words.trial.title}</h2>
            <div class="fields">
              <TrialFields trial={trial} mistakes={mistakes} />
              <TrialButton />
            </div>
            <Preview provider={provider} found={found} />
          </Sheet>
        </Form>
      </div>
    </Layout>
  );
}

/** What is computed of the form; with script it is computed again while one types. */
function Preview({ provider, found }: Pick<TariffEditorProps, 'provider' | 'found'>) {
  return (
    <div
      id="preview"
      class="stack"
      hx-post={`/network/providers/${provider.id}/tariffs/draft`}
      hx-vals='{"do":"preview"}'
      hx-trigger="input delay:500ms from:closest form, change delay:100ms from:closest form"
      hx-include="closest form"
      hx-swap="innerHTML"
      hx-sync="this:replace"
    >
      <TrialResult found={found} />
    </div>
  );
}

type RuleItemProps = Readonly<{ form: TariffForm; at: number; mistakes: Mistakes; found: TryOut }>;

function RuleItem({ form, at, mistakes, found }: RuleItemProps) {
  const words = tariffWords(usePage());
  const { editor } = words;
  const rule = form.rules[at];
  if (!rule) return null;
  const whole = mistakes.of(`rules-${at}`);
  const move = (to: string, label: string, landing: number) => (
    <DraftButton does={`${to}-${at}`} weight="quiet" landing={`rules-${landing}`}>
      {label}
      <Spoken> {editor.ofRule(at + 1)}</Spoken>
    </DraftButton>
  );
  return (
    <div
      class="tariff-rule stack-s"
      id={`rules-${at}`}
      role="group"
      aria-labelledby={`rules-${at}-title`}
      tabIndex={-1}
    >
      <h3 id={`rules-${at}-title`}>{editor.rule(at + 1, words.kinds[rule.kind])}</h3>
      {whole && (
        <p class="error">
          <Icon name="alert" /> <span>{whole}</span>
        </p>
      )}
      <RuleFields at={at} rule={rule} mistakes={mistakes} />
      <RuleSentence at={at} rule={found.rules[at] ?? null} />
      <div class="actions">
        {at > 0 && move('up', editor.up, at - 1)}
        {at < form.rules.length - 1 && move('down', editor.down, at + 1)}
        {move('remove', editor.remove, Math.max(0, at - 1))}
      </div>
    </div>
  );
}

function AddRule() {
  const words = tariffWords(usePage());
  return (
    <div class="field">
      <label for="add">{words.editor.add}</label>
      <div class="join">
        <select id="add" name="add">
          {RULE_KINDS.map((kind) => (
            <option value={kind}>{words.kinds[kind]}</option>
          ))}
        </select>
        <DraftButton does="add">
          <Icon name="plus" /> {words.editor.addIt}
        </DraftButton>
      </div>
    </div>
  );
}

function WholeTariff({ form, mistakes }: { form: TariffForm; mistakes: Mistakes }) {
  const { editor } = tariffWords(usePage());
  return (
    <Section id="whole" title={editor.whole}>
      <div class="fields">
        <DateField
          id="validFrom"
          name="validFrom"
          label={editor.validFrom}
          hint={editor.validFromHint}
          value={form.validFrom}
          error={mistakes.of('validFrom')}
          isShort
        />
        <Select
          id="stacking"
          name="stacking"
          label={editor.stacking}
          value={form.stacking}
          error={mistakes.of('stacking')}
          options={Object.entries(editor.stackings).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          id="vatBasisPoints"
          name="vatBasisPoints"
          label={editor.vat}
          hint={editor.vatHint}
          value={form.vat}
          error={mistakes.of('vatBasisPoints')}
          inputmode="decimal"
          autocomplete="off"
          isShort
        />
      </div>
    </Section>
  );
}
