import { findLanguages } from '../../../network/index.js';
import { Actions, Button, Form, Section, Select, usePage, type Mistakes } from '../../../web/index.js';
import { usualDateFormats } from '../../domain/call-list/guess-layout.js';
import { dateExample } from '../../domain/call-list/line-fault.js';
import { amountUnits, columnKeys, durationUnits, requiredColumns } from '../../domain/call-list/mapping.js';
import type { LayoutTrial } from '../../domain/call-list/try-layout.js';
import { languageSuggestions } from '../../use-cases/language-suggestions.js';
import { languageName } from './call-names.js';
import { layoutWords } from './layout-words.js';
import { knownOf, LANGUAGES_ASKED } from './read-layout.js';

type LayoutFormProps = Readonly<{ action: string; trial: LayoutTrial; mistakes: Mistakes }>;

/** The columns and formats of a list, chosen among what its header says. */
export function LayoutForm({ action, trial, mistakes }: LayoutFormProps) {
  const words = layoutWords(usePage());
  const { draft, header } = trial;
  const names = [...new Set([...(header?.names ?? []), ...Object.values(draft.columns)])];
  const formats = [...new Set([draft.dateFormat ?? '', ...usualDateFormats])].filter(
    (format) => format !== '',
  );
  const field = (name: string) => ({ id: name, name, error: mistakes.of(name) });
  return (
    <Section id="settings" title={words.settings}>
      <Form action={action}>
        <input type="hidden" name="sample" value={JSON.stringify(trial.table)} />
        <input type="hidden" name="known" value={knownOf(draft)} />
        <div class="fields fields-2">
          {columnKeys.map((key) => {
            const isNeeded = requiredColumns.some((needed) => needed === key);
            return (
              <Select
                {...field(`columns-${key}`)}
                label={words.columns[key]}
                value={draft.columns[key] ?? ''}
                options={[
                  { value: '', label: isNeeded ? words.choose : words.absent },
                  ...names.map((name) => ({ value: name, label: name })),
                ]}
              />
            );
          })}
          <Select
            {...field('dateFormat')}
            label={words.dateFormat}
            value={draft.dateFormat ?? ''}
            options={formats.map((format) => ({ value: format, label: formatSaid(format, words.anyHour) }))}
          />
          <Select
            {...field('durationUnit')}
            label={words.durationUnit}
            value={draft.durationUnit ?? 's'}
            options={durationUnits.map((unit) => ({ value: unit, label: words.durations[unit] }))}
          />
          <Select
            {...field('amountUnit')}
            label={words.amountUnit}
            value={draft.amountUnit ?? 'cents'}
            options={amountUnits.map((unit) => ({ value: unit, label: words.amounts[unit] }))}
          />
        </div>
        <UnknownLanguages said={trial.unknownLanguages} />
        <Actions>
          <Button name="do" value="try">
            {words.again}
          </Button>
          <Button weight="main" name="do" value="keep">
            {words.keep}
          </Button>
        </Actions>
      </Form>
    </Section>
  );
}

const formatSaid = (format: string, anyHour: (example: string) => string): string =>
  /\[[^\]]*H/.test(format) ? anyHour(dateExample(format)) : dateExample(format);

/** What each may mean is proposed; it is taken from nobody but whoever chooses. */
function UnknownLanguages({ said }: Readonly<{ said: readonly string[] }>) {
  const page = usePage();
  const words = layoutWords(page);
  if (said.length === 0) return null;
  const everyLanguage = findLanguages().map(({ code, name }) => ({ value: code, label: name }));
  return (
    <fieldset class="stack">
      <legend>{words.languages}</legend>
      {said.slice(0, LANGUAGES_ASKED).map((name, at) => {
        const near = languageSuggestions(name);
        const nearNames = near.flatMap((code) => languageName(page, code) ?? []);
        return (
          <>
            <input type="hidden" name={`said-${at}`} value={name} />
            <Select
              id={`language-${at}`}
              name={`language-${at}`}
              label={words.language(name)}
              hint={
                nearNames.length > 0
                  ? words.languageHint(page.words.list(nearNames))
                  : words.languageUnknownHint
              }
              options={[
                { value: '', label: words.later },
                ...near.map((code) => ({
                  value: code,
                  label: languageName(page, code) ?? code,
                })),
                ...everyLanguage.filter(({ value }) => !near.includes(value)),
              ]}
            />
          </>
        );
      })}
    </fieldset>
  );
}
