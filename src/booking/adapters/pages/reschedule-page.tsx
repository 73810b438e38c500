import {
  Actions,
  BackLink,
  Button,
  ButtonLink,
  Choice,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  TimeField,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { BookingView } from './booking-view.js';
import { Which } from './cancel-page.js';
import { changeWords } from './change-words.js';

export type ReschedulePageProps = Readonly<{
  page: PageContext;
  view: BookingView;
  canMove: boolean;
  notice: string | null;
  mistakes: Mistakes;
  typed: Readonly<{ day?: string; time?: string; expectedMinutes?: string }>;
  /** The first day that can be chosen. */
  today: string;
}>;

const lengths = ['15', '30', '45', '60', '90'];

/** Another time for the same booking. */
export function ReschedulePage({ page, view, canMove, notice, mistakes, typed, today }: ReschedulePageProps) {
  const words = changeWords(page);
  const address = `/bookings/${view.booking.id}`;
  const title = canMove ? words.moveTitle : words.noMove;
  const chosen = typed.expectedMinutes ?? String(view.booking.expectedMinutes);
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
      {canMove && (
        <Form action={`${address}/reschedule`} once>
          <p>{words.moveLede}</p>
          <div class="fields fields-2">
            <DateField
              id="day"
              name="day"
              label={words.day}
              value={typed.day}
              min={today}
              error={mistakes.of('day')}
            />
            <TimeField
              id="time"
              name="time"
              label={words.time}
              value={typed.time}
              step="300"
              error={mistakes.of('time')}
            />
          </div>
          <Choice
            name="expectedMinutes"
            legend={words.minutes}
            layout="pack"
            error={mistakes.of('expectedMinutes')}
            chosen={[chosen]}
            answers={[...new Set([...lengths, chosen])]
              .filter((value) => /^\d{1,3}$/.test(value))
              .map((value) => ({ value, label: page.words.minutes(Number(value)) }))}
          />
          <p class="soft">{words.unchanged}</p>
          <Actions>
            <Button weight="main">{words.move}</Button>
            <ButtonLink href={address} weight="quiet">
              {words.back}
            </ButtonLink>
          </Actions>
        </Form>
      )}
    </Layout>
  );
}
