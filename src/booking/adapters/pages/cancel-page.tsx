import { dayOf } from '../../../kernel/civil-time.js';
import {
  Actions,
  BackLink,
  Button,
  ButtonLink,
  Choice,
  Endonym,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  Sheet,
  usePage,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { cancelReasons } from '../../domain/booking.js';
import { spanInWords, momentInWords } from './booking-moments.js';
import type { BookingView } from './booking-view.js';
import { changeWords } from './change-words.js';
import { shownLanguageOf } from './shown-language.js';

export type CancelPageProps = Readonly<{
  page: PageContext;
  view: BookingView;
  /** The later bookings of its series that can still be cancelled. */
  rest: readonly BookingView[];
  canCancel: boolean;
  /** Why what was sent was refused. */
  notice: string | null;
  mistakes: Mistakes;
  reason: string | undefined;
  scope: string | undefined;
}>;

/** What cancelling leads to, before it is done; what was shown is what is sent back. */
export function CancelPage(props: CancelPageProps) {
  const { page, view, rest, canCancel, notice, mistakes, reason, scope } = props;
  const words = changeWords(page);
  const { booking, timeZone } = view;
  const address = `/bookings/${booking.id}`;
  const title = canCancel ? words.cancelTitle : words.noMore;
  return (
    <Layout page={page} title={title} width="narrow">
      <PageHead>
        <BackLink href={address}>{words.back}</BackLink>
        <h1>{title}</h1>
        <Which view={view} />
      </PageHead>
      {notice && (
        <Notice tone="error" announced="at-once">
          <p>{notice}</p>
        </Notice>
      )}
      <ErrorSummary mistakes={mistakes.all} />
      {canCancel && (
        <Form action={`${address}/cancel`} once>
          {[view, ...rest].map(({ booking: { id }, terms }) => (
            <input type="hidden" name={`fee-${id}`} value={terms.feeCents} />
          ))}
          <Choice
            name="reason"
            legend={words.why}
            layout="pairs"
            error={mistakes.of('reason')}
            chosen={reason ? [reason] : []}
            answers={Object.entries(cancelReasons).map(([value, label]) => ({
              value,
              label: label[page.words.language],
            }))}
          />
          {rest.length > 0 && (
            <Choice
              name="scope"
              legend={words.which}
              chosen={[scope ?? 'one']}
              answers={[
                {
                  value: 'one',
                  label: words.onlyThis(page.words.day(dayOf(booking.startsAt, timeZone))),
                },
                {
                  value: 'rest',
                  label: words.theRest(page.words.count(rest.length, words.following, words.followings)),
                  hint: rest.some(({ terms }) => terms.feeCents > 0) ? words.someOwed : undefined,
                },
              ]}
            />
          )}
          <Sheet class="stack-s">
            <Consequence view={view} />
            <Actions>
              <Button weight="danger">{words.cancel}</Button>
              <ButtonLink href={address} weight="quiet">
                {words.keep}
              </ButtonLink>
            </Actions>
          </Sheet>
        </Form>
      )}
    </Layout>
  );
}

/** « géorgien, jeudi 2 février, de 14 h 15 à 14 h 45 » */
export function Which({ view }: { view: BookingView }) {
  const page = usePage();
  const language = shownLanguageOf(view.booking.language, page.words.language);
  return (
    <p class="lede">
      {language.name} <Endonym language={language} />,{' '}
      {spanInWords(page, view.booking, view.timeZone, view.at)}
    </p>
  );
}

function Consequence({ view }: { view: BookingView }) {
  const page = usePage();
  const words = changeWords(page);
  const { booking, terms, at, timeZone, showsPrices } = view;
  if (terms.feeCents > 0) {
    return (
      <>
        <p>
          <b>{words.owed}</b>
        </p>
        {showsPrices && <p>{words.owedSum(page.words.money(terms.feeCents))}</p>}
      </>
    );
  }
  if (terms.freeUntil && terms.freeUntil > at)
    return <p>{words.freeUntil(momentInWords(page, terms.freeUntil, timeZone))}</p>;
  return <p>{booking.status === 'confirmed' ? words.freelyAlways : words.freely}</p>;
}
