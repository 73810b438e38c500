import { MODALITIES } from '../../../kernel/modality.js';
import { OUTCOMES } from '../../../kernel/outcome.js';
import type { Refusal } from '../../../kernel/errors.js';
import { PriceLines } from '../../../rating/index.js';
import {
  BackLink,
  Button,
  ButtonLink,
  DateField,
  Details,
  ErrorSummary,
  Form,
  Layout,
  mistakesOf,
  noMistakes,
  Notice,
  PageHead,
  Section,
  Select,
  Sheet,
  TextArea,
  TextField,
  TimeField,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { correctionReasons, reasonsToGive, type UsageRecord } from '../../domain/session.js';
import type { UsageRow } from '../persistence/usage-pages.js';
import { callWords, type CallWords } from './call-words.js';
import { callsWords } from './calls-words.js';
import { decisiveFacts, type Shown } from './correction-fields.js';

type CorrectPageProps = Readonly<{
  page: PageContext;
  call: UsageRow;
  /** What the fields hold. */
  shown: Shown;
  /** The record that it would make: shown before it is made. */
  preview?: UsageRecord;
  /** It was to be saved, at a price that nobody had seen. */
  isUnseen?: boolean;
  refusal?: Refusal;
}>;

/** Says what was wrong with a record, and shows the new price before anything is done. */
export function CorrectPage({ page, call, shown, preview, isUnseen, refusal }: CorrectPageProps) {
  const words = callWords(page);
  const mistakes = refusal ? mistakesOf(refusal, page.words.language, words.mistakes) : noMistakes;
  return (
    <Layout page={page} title={words.correctTitle} width="narrow">
      <BackLink href={`/calls/${call.id}`}>
        {words.titleOf(page.words.day(call.sessionOn, { year: true, weekday: false }))}
      </BackLink>
      <PageHead title={words.correctTitle} lede={words.correctLede} />
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[page.words.language]}</p>
        </Notice>
      )}
      {isUnseen && (
        <Notice tone="warn" announced="at-once">
          <p>{words.unseen}</p>
        </Notice>
      )}
      <Form action={`/calls/${call.id}/correct`} once>
        {preview && <Preview page={page} words={words} call={call} shown={shown} preview={preview} />}
        <CorrectionFields page={page} words={words} shown={shown} mistakes={mistakes} />
        <p class="actions">
          <Button weight={preview ? 'plain' : 'main'} name="step" value="preview">
            {preview ? words.previewAgain : words.preview}
          </Button>
          <ButtonLink href={`/calls/${call.id}`} weight="quiet">
            {words.leave}
          </ButtonLink>
        </p>
      </Form>
    </Layout>
  );
}

type PreviewProps = Required<Pick<CorrectPageProps, 'page' | 'call' | 'shown' | 'preview'>> &
  Readonly<{ words: CallWords }>;

function Preview({ page: { words }, words: own, call, shown, preview }: PreviewProps) {
  const [before, after] = [call.amountCents, preview.amountCents];
  return (
    <Sheet labelledBy="preview">
      <h2 id="preview">{own.previewTitle}</h2>
      <p role="status">
        {before === after
          ? own.samePrice(words.money(after))
          : own.previewLede(words.money(before), words.money(after), words.change(after - before))}
      </p>
      <PriceLines lines={preview.lines} totalCents={after} />
      <input type="hidden" name="seenFacts" value={decisiveFacts(shown)} />
      <input type="hidden" name="expectedCents" value={after} />
      <p>
        <Button weight="main" name="step" value="correct">
          {own.doCorrect}
        </Button>
      </p>
    </Sheet>
  );
}

type FieldsProps = Readonly<{ page: PageContext; words: CallWords; shown: Shown; mistakes: Mistakes }>;

function CorrectionFields({ page, words, shown, mistakes }: FieldsProps) {
  const list = callsWords(page);
  const { language } = page.words;
  return (
    <>
      <Select
        id="reason"
        name="reason"
        label={words.reason}
        value={shown.reason}
        error={mistakes.of('reason')}
        options={[
          { value: '', label: words.chooseReason },
          ...reasonsToGive.map((value) => ({ value, label: correctionReasons[value][language] })),
        ]}
      />
      <Section id="duration" title={words.duration} spacing="stack-s">
        <div class="filters">
          <TextField
            id="durationSeconds"
            name="minutes"
            label={words.minutes}
            value={shown.minutes}
            error={mistakes.of('durationSeconds')}
            inputmode="numeric"
            isShort
          />
          <TextField
            id="seconds"
            name="seconds"
            label={words.seconds}
            value={shown.seconds}
            inputmode="numeric"
            isShort
          />
        </div>
      </Section>
      <Section id="start" title={words.started} spacing="stack-s">
        <div class="filters">
          <DateField
            id="startedAt"
            name="startedOn"
            label={words.day}
            value={shown.startedOn}
            error={mistakes.of('startedAt')}
          />
          <TimeField
            id="startedTime"
            name="startedTime"
            label={words.time}
            value={shown.startedTime}
            step="1"
          />
        </div>
      </Section>
      <Select
        id="modality"
        name="modality"
        label={words.modality}
        value={shown.modality}
        error={mistakes.of('modality')}
        options={MODALITIES.map((value) => ({ value, label: page.words.modalities[value] }))}
      />
      <Select
        id="outcome"
        name="outcome"
        label={words.outcome}
        value={shown.outcome}
        error={mistakes.of('outcome')}
        options={OUTCOMES.map((value) => ({ value, label: list.outcomes[value] }))}
      />
      <Details summary={words.rare} isOpen={rareFields.some((field) => mistakes.of(field) !== undefined)}>
        <RareFields words={words} shown={shown} mistakes={mistakes} />
      </Details>
      <TextArea
        id="comment"
        name="comment"
        label={words.comment}
        hint={words.commentHint}
        value={shown.comment}
        error={mistakes.of('comment')}
        maxlength={300}
      />
    </>
  );
}

const rareFields = ['waitSeconds', 'plannedSeconds', 'distanceKm', 'requestedAt', 'cancelledAt'] as const;

function RareFields({ words, shown, mistakes }: Omit<FieldsProps, 'page'>) {
  return (
    <div class="filters">
      <TextField
        id="waitSeconds"
        name="waitSeconds"
        label={words.waitSeconds}
        value={shown.waitSeconds}
        error={mistakes.of('waitSeconds')}
        inputmode="numeric"
      />
      <TextField
        id="plannedSeconds"
        name="plannedMinutes"
        label={words.plannedMinutes}
        value={shown.plannedMinutes}
        error={mistakes.of('plannedSeconds')}
        inputmode="decimal"
      />
      <TextField
        id="distanceKm"
        name="distanceKm"
        label={words.distanceKm}
        value={shown.distanceKm}
        error={mistakes.of('distanceKm')}
        inputmode="decimal"
      />
      <DateField
        id="requestedAt"
        name="requestedOn"
        label={words.requestedDay}
        value={shown.requestedOn}
        error={mistakes.of('requestedAt')}
      />
      <TimeField
        id="requestedTime"
        name="requestedTime"
        label={words.requestedTime}
        value={shown.requestedTime}
        step="1"
      />
      <DateField
        id="cancelledAt"
        name="cancelledOn"
        label={words.cancelledDay}
        value={shown.cancelledOn}
        error={mistakes.of('cancelledAt')}
      />
      <TimeField
        id="cancelledTime"
        name="cancelledTime"
        label={words.cancelledTime}
        value={shown.cancelledTime}
        step="1"
      />
    </div>
  );
}
