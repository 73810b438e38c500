import type { Refusal } from '../../../kernel/errors.js';
import {
  addressOf,
  BackLink,
  Button,
  Endonym,
  Form,
  Icon,
  Layout,
  Notice,
  Outcomes,
  Spoken,
} from '../../../web/index.js';
import { BookingStateConflict } from '../../domain/booking.errors.js';
import type { IncidentKind } from '../../domain/booking.js';
import { CallNow, intervalOf } from './call-now.js';
import { dialWords } from './dial-words.js';
import { ForField, ForWhomLine } from './for-whom.js';
import { lineOf } from './line.js';
import type { ShownCall } from './live-line.js';
import { shownLanguageOf } from './shown-language.js';

type DialPageProps = ShownCall &
  Readonly<{
    /** What was just said of how it went. */
    said?: IncidentKind;
    refusal?: Refusal;
    /** It was asked for a second time, and led here instead of making another. */
    isAskedAgain?: boolean;
  }>;

/** One screen to dial: the number, the code, the words; below, one tap for what happened. */
export function DialPage(props: DialPageProps) {
  const { page, whom, booking, provider, refusal, isAskedAgain = false } = props;
  const words = dialWords(page);
  const language = shownLanguageOf(booking.language, page.words.language);
  const { kind } = lineOf(booking, provider);
  return (
    <Layout
      page={page}
      title={words.interpreterIn(language.name)}
      hasColumns
      usesHtmx={intervalOf(props) !== null}
      worksOffline
    >
      <div>
        <BackLink href={addressOf('/call', whom.kept)}>{words.changeLanguage}</BackLink>
        <h1 class="call-pair wire">
          <span>
            <Spoken>{words.callIn}</Spoken>
            {language.name}
          </span>{' '}
          <Endonym language={language} />
        </h1>
        <ForWhomLine whom={{ ...whom, choices: whom.choices.slice(0, 1) }} path="/call" />
        {refusal && (
          <Notice tone="error" announced="at-once">
            <p>
              {refusal instanceof BookingStateConflict
                ? words.over
                : refusal.problem.detail[page.words.language]}
            </p>
          </Notice>
        )}
        {isAskedAgain && <AskedAgain {...props} />}
        <CallNow {...props} />
      </div>
      <aside class="stack" aria-label={words.after}>
        <After {...props} />
        <div class="stack-s">
          <h2>{words.during}</h2>
          <ul class="bullets">
            {Object.values(words.advice).map((advice) => (
              <li key={advice}>{advice}</li>
            ))}
          </ul>
        </div>
        {kind === 'dial' && (
          <p class="small soft">
            <Icon name="lock" /> {words.staysHere}
          </p>
        )}
      </aside>
    </Layout>
  );
}

/** Said without being asked to answer: whoever has a patient in front of them dials what stands below. */
function AskedAgain({ page, whom, booking }: ShownCall) {
  const words = dialWords(page);
  return (
    <Notice announced="politely">
      <p>{words.askedAgain}</p>
      <Form action="/call" once class="actions">
        <ForField whom={whom} />
        <input type="hidden" name="language" value={booking.language} />
        <input type="hidden" name="practiceId" value={booking.practiceId} />
        <input type="hidden" name="another" value="1" />
        <Button>{words.another}</Button>
      </Form>
    </Notice>
  );
}

const outcomes: readonly IncidentKind[] = [
  'went_well',
  'to_improve',
  'no_answer',
  'language_unavailable',
  'patient_absent',
  'poor_audio',
];
/** After which one still needs an interpreter. */
const unserved: readonly IncidentKind[] = ['no_answer', 'language_unavailable'];

function After({ page, booking, provider, whom, said }: DialPageProps) {
  const words = dialWords(page);
  const isOver = lineOf(booking, provider).kind === 'over';
  if (said) {
    const kind = words.outcomes[said];
    return (
      <div class="stack-s">
        <h2>{words.after}</h2>
        <Notice tone="ok" announced="politely">
          <p>{words.thanks(kind.charAt(0).toLowerCase() + kind.slice(1))}</p>
          {unserved.includes(said) && (
            <p>
              {isOver ? words.whatNowOver : words.whatNow}{' '}
              <a href={addressOf('/book', { ...whom.kept, language: booking.language })}>{words.bookLater}</a>
            </p>
          )}
        </Notice>
      </div>
    );
  }
  return (
    <Form
      action={addressOf(`/call/${booking.id}/incident`, whom.kept)}
      once
      class="stack-s"
      labelledBy="after"
    >
      <h2 id="after">{words.after}</h2>
      <p class="soft">{words.afterDetail}</p>
      <Outcomes>
        {outcomes.map((kind) => (
          <Button key={kind} name="kind" value={kind} icon={kind === 'went_well' ? 'check' : undefined}>
            {words.outcomes[kind]}
          </Button>
        ))}
      </Outcomes>
    </Form>
  );
}
