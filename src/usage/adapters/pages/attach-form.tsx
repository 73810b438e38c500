import {
  Button,
  Choice,
  DateField,
  Form,
  Notice,
  Select,
  TextField,
  TimeField,
  type Answer,
  type Mistakes,
} from '../../../web/index.js';
import { languagesByName } from '../../../network/index.js';
import { cellText } from '../../domain/call-list/line-reader.js';
import { agreementName } from './call-names.js';
import type { SettleLineProps } from './settle-line-props.js';
import { settleWords, type SettleWords } from './settle-words.js';

/** Chosen where nobody knows who called: to leave the question open is no answer. */
export const NOBODY = 'nobody';

/** Says who called and who pays, and when where the list's own time can't be used. */
export function AttachForm({
  page,
  list,
  inHand,
  wanted,
  typed,
  action,
  mistakes,
}: SettleLineProps & Readonly<{ action: string; mistakes: Mistakes }>) {
  const words = settleWords(page);
  const { line, candidates, payers, likelyPayer } = inHand;
  const [first] = candidates;
  if (payers.length === 0)
    return (
      <Notice tone="warn">
        <p>{words.noPayer}</p>
      </Notice>
    );
  return (
    <>
      <Form action={`/calls/imports/${list.id}#settle`} method="get" class="filters">
        <input type="hidden" name="line" value={line.line} />
        <TextField
          id="q"
          name="q"
          label={candidates.length === 0 ? words.searchFirst : words.searchFor}
          value={wanted}
          autocomplete="off"
        />
        <div class="actions">
          <Button icon="search">{words.search}</Button>
        </div>
      </Form>
      {wanted && !candidates.some(({ code }) => code === null) && (
        <p role="status">{words.nobodyFound(wanted)}</p>
      )}
      <Form action={action} once class="stack">
        <input type="hidden" name="action" value="attach" />
        <Choice
          name="professionalId"
          legend={words.whoCalled}
          error={mistakes.of('professionalId')}
          answers={answersOf(inHand, words)}
          chosen={[
            typed
              ? (typed.text('professionalId') ?? '')
              : candidates.length === 1 || first?.isSame
                ? (first?.id ?? '')
                : '',
          ]}
        />
        {line.reason === 'unknown_language' && (
          <Select
            id="language"
            name="language"
            label={words.whichLanguage(cellText(line.fields.language))}
            error={mistakes.of('language')}
            value={typed?.text('language')}
            options={[{ value: '', label: words.chooseLanguage }, ...languagesByName(page.words.language)]}
          />
        )}
        {line.reason.endsWith('_time') && (
          <WhenFields
            words={words}
            typed={typed}
            mistakes={mistakes}
            isTwice={line.reason === 'ambiguous_time'}
          />
        )}
        <Select
          id="agreementId"
          name="agreementId"
          label={words.whoPays}
          hint={words.whoPaysHint}
          error={mistakes.of('agreementId')}
          value={typed?.text('agreementId') ?? likelyPayer ?? (payers.length === 1 ? payers[0]?.id : '')}
          options={[
            { value: '', label: words.choosePayer },
            ...payers.map((agreement) => ({ value: agreement.id, label: agreementName(agreement) })),
          ]}
        />
        <p>
          <Button weight="main">{words.attach}</Button>
        </p>
      </Form>
    </>
  );
}

const answersOf = ({ candidates }: SettleLineProps['inHand'], words: SettleWords): readonly Answer[] => [
  ...candidates.map(({ id, name, code, isSame }) => ({
    value: id,
    label: name,
    hint: code === null ? words.found : isSame ? words.sameCode(code) : words.nearCode(code),
  })),
  { value: NOBODY, label: words.nobodyKnown, hint: words.nobodyKnownHint },
];

type WhenProps = Pick<SettleLineProps, 'typed'> &
  Readonly<{ words: SettleWords; mistakes: Mistakes; isTwice: boolean }>;

function WhenFields({ words, typed, mistakes, isTwice }: WhenProps) {
  return (
    <>
      <div class="filters">
        <DateField
          id="startedAt"
          name="startedOn"
          label={words.day}
          value={typed?.text('startedOn')}
          error={mistakes.of('startedAt')}
        />
        <TimeField
          id="startedTime"
          name="startedTime"
          label={words.time}
          value={typed?.text('startedTime')}
          step="1"
        />
      </div>
      {isTwice && (
        <Choice
          name="which"
          legend={words.which}
          answers={[
            { value: 'earlier', label: words.earlier },
            { value: 'later', label: words.later },
          ]}
          chosen={typed?.all('which')}
          layout="pairs"
        />
      )}
    </>
  );
}
