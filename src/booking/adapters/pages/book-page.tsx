import { isSignLanguage } from '../../../network/index.js';
import {
  addressOf,
  Assurance,
  Button,
  ButtonLink,
  Choice,
  Empty,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  Sheet,
  typeset,
} from '../../../web/index.js';
import { BookConsequence } from './book-consequence.js';
import { BookDetails, BookLanguage, BookWhen } from './book-fields.js';
import type { BookPageProps } from './book-page-props.js';
import { bookWords } from './book-words.js';
import { momentInWords } from './booking-moments.js';
import { bookingWords } from './booking-words.js';
import { BookTwins, KnownTwins } from './book-twins.js';
import { ForField, ForWhomLine } from './for-whom.js';

/** Everything that an appointment needs, on one page; what it leads to is said beside the button. */
export function BookPage(props: BookPageProps) {
  const { page, whom, choices, typed, mistakes, foreseen, twins } = props;
  const words = bookWords(page);
  const common = { page, title: words.title, width: 'narrow' } as const;
  const head = (
    <PageHead
      title={words.title}
      lede={
        <>
          {words.lede} <a href={addressOf('/call', whom.kept)}>{words.now}</a>
        </>
      }
    >
      <ForWhomLine whom={whom} path="/book" />
    </PageHead>
  );
  if (choices.modalities.length === 0) {
    return (
      <Layout {...common}>
        {head}
        <Empty title={words.nothingOffered}>
          <p>{words.nothingOfferedDetail}</p>
          <p>
            <ButtonLink href={addressOf('/call', whom.kept)} weight="main" icon="phone">
              {words.call}
            </ButtonLink>
          </p>
        </Empty>
      </Layout>
    );
  }
  const { categories } = bookingWords(page);
  return (
    <Layout {...common} usesHtmx>
      {head}
      <ErrorSummary mistakes={mistakes.all} />
      <Refused {...props} />
      <BookTwins {...props} form={FORM} />
      <Form id={FORM} action="/book" once resumes>
        <KnownTwins twins={twins} />
        <ForField whom={whom} />
        <Choice
          name="modality"
          legend={words.how}
          error={mistakes.of('modality')}
          chosen={[typed.modality ?? choices.modalities[0]!.modality]}
          answers={choices.modalities.map(({ modality, earliest }) => ({
            value: modality,
            label: words.modalities[modality],
            hint: `${words.advice[modality]} ${words.earliest(
              typeof earliest === 'string'
                ? page.words.day(earliest)
                : momentInWords(page, roundedUp(earliest), choices.timeZone),
            )}`,
          }))}
        />
        <BookLanguage {...props} />
        <BookWhen {...props} />
        {choices.asksCategory && (
          <Choice
            name="category"
            legend={words.rights}
            hint={words.rightsHint}
            layout="pairs"
            error={mistakes.of('category')}
            chosen={typed.category ? [typed.category] : []}
            answers={Object.entries(categories).map(([value, label]) => ({ value, label }))}
          />
        )}
        <BookDetails {...props} />
        <Sheet class="stack-s">
          <Assurance>{words.free}</Assurance>
          <div
            id="consequence"
            class="stack-s"
            aria-live="polite"
            hx-get="/book/consequence"
            hx-trigger="change from:closest form delay:150ms"
            hx-include="closest form"
            hx-params="not _csrf,_once,_resume,known"
            hx-swap="innerHTML"
          >
            <BookConsequence choices={choices} foreseen={foreseen} />
          </div>
          <p>
            <Button weight="main">{twins.length > 0 ? words.requestAnyway : words.request}</Button>
          </p>
        </Sheet>
      </Form>
    </Layout>
  );
}

/** What no field is to blame for. */
function Refused({ page, refusal, mistakes, typed, choices, whom }: BookPageProps) {
  const words = bookWords(page);
  if (!refusal || mistakes.all.length > 0) return null;
  const { type, detail } = refusal.problem;
  const canPhone =
    type === 'no-provider' &&
    !isSignLanguage(typed.languageCode ?? '') &&
    typed.modality !== 'phone_booked' &&
    choices.modalities.some(({ modality }) => modality === 'phone_booked');
  const { languageCode, language, day, time, expectedMinutes } = typed;
  return (
    <Notice tone="error" announced="at-once">
      <p>{words.refusals[type] ?? typeset(detail[page.words.language])}</p>
      {canPhone && (
        <p>
          <ButtonLink
            icon="phone"
            href={addressOf('/book', {
              ...whom.kept,
              modality: 'phone_booked',
              language: language ?? languageCode,
              day,
              time,
              expectedMinutes,
            })}
          >
            {words.byPhone}
          </ButtonLink>
        </p>
      )}
    </Notice>
  );
}

const FORM = 'ask';
const QUARTER_MS = 15 * 60_000;
const roundedUp = (at: Date): Date => new Date(Math.ceil(at.getTime() / QUARTER_MS) * QUARTER_MS);
