import { dayOf } from '../../../kernel/civil-time.js';
import {
  BackLink,
  Button,
  Form,
  Layout,
  Notice,
  PageHead,
  RawLine,
  type PageContext,
} from '../../../web/index.js';
import { calendarWords } from './calendar-words.js';

/** The private address of one's calendar: made, made anew, removed. */
export function CalendarPage({
  page,
  madeAt,
  made,
  timeZone,
}: {
  page: PageContext;
  /** null: there is none. */
  madeAt: Date | null;
  /** The address just made, shown this once. */
  made?: string;
  timeZone: string;
}) {
  const words = calendarWords(page);
  return (
    <Layout page={page} title={words.title} width="narrow">
      <PageHead>
        <BackLink href="/bookings">{words.back}</BackLink>
        <h1>{words.title}</h1>
        <p class="lede">{words.lede}</p>
      </PageHead>
      {made && (
        <Notice tone="ok" announced="politely">
          <p>{words.made}</p>
          <p>
            <RawLine>{made}</RawLine>
          </p>
        </Notice>
      )}
      <p>{words.what}</p>
      <p>{madeAt ? words.since(page.words.day(dayOf(madeAt, timeZone), { year: true })) : words.none}</p>
      <Form action="/calendar" once class="stack-s">
        {madeAt && <p class="soft">{words.renewDetail}</p>}
        <p>
          <Button weight={madeAt ? 'plain' : 'main'}>{madeAt ? words.renew : words.make}</Button>
        </p>
      </Form>
      {madeAt && (
        <Form action="/calendar/revoke" class="stack-s">
          <p>
            <Button weight="danger">{words.revoke}</Button>
          </p>
        </Form>
      )}
    </Layout>
  );
}
