import {
  Button,
  DateField,
  Details,
  Form,
  Select,
  TextField,
  TimeField,
  type Mistakes,
} from '../../../web/index.js';
import { cancelReasons, takes } from '../../domain/booking.js';
import type { CoordinatorBookingProps } from './coordinator-booking-props.js';
import type { CoordinatorWords } from './coordinator-words.js';

type ActProps = CoordinatorBookingProps & Readonly<{ words: CoordinatorWords; mistakes: Mistakes }>;

/** Moves the request to another time, in the place of whoever asked. Nothing where it can't be moved. */
export function MoveForm({ held: { booking }, words, mistakes, typed }: ActProps) {
  if (!takes(booking, 'reschedule') || booking.modality === 'phone_now') return null;
  const isOpen = mistakes.of('startsAt') !== undefined || mistakes.of('expectedMinutes') !== undefined;
  return (
    <Details summary={words.reschedule} isOpen={isOpen}>
      <Form action={`/calls/bookings/${booking.id}/reschedule`} once class="stack">
        <p>{words.rescheduleHint}</p>
        <div class="filters">
          <DateField
            id="startsAt"
            name="day"
            label={words.newDay}
            value={typed?.text('day')}
            error={mistakes.of('startsAt')}
          />
          <TimeField id="time" name="time" label={words.newTime} value={typed?.text('time')} />
          <TextField
            id="expectedMinutes"
            name="expectedMinutes"
            label={words.newMinutes}
            value={typed?.text('expectedMinutes') ?? String(booking.expectedMinutes)}
            error={mistakes.of('expectedMinutes')}
            inputmode="numeric"
            isShort
          />
        </div>
        <p>
          <Button>{words.reschedule}</Button>
        </p>
      </Form>
    </Details>
  );
}

/** Cancels the request, its consequence said before. Nothing where it can't be cancelled. */
export function CancelForm({ page, held: { booking }, terms, timeZone, words, mistakes }: ActProps) {
  if (!takes(booking, 'cancel')) return null;
  const { language } = page.words;
  return (
    <Details summary={words.cancel} isOpen={mistakes.of('reason') !== undefined}>
      <Form action={`/calls/bookings/${booking.id}/cancel`} once class="stack">
        <p>{terms.feeCents === 0 ? words.free : words.fee(page.words.money(terms.feeCents))}</p>
        {terms.freeUntil && terms.feeCents === 0 && (
          <p>{words.freeUntil(page.words.moment(terms.freeUntil, timeZone))}</p>
        )}
        <input type="hidden" name="expectedFeeCents" value={terms.feeCents} />
        <Select
          id="reason"
          name="reason"
          label={words.cancelWhy}
          error={mistakes.of('reason')}
          options={[
            { value: '', label: words.chooseWhy },
            ...Object.entries(cancelReasons).map(([value, label]) => ({ value, label: label[language] })),
          ]}
        />
        <p>
          <Button weight="danger">{words.cancel}</Button>
        </p>
      </Form>
    </Details>
  );
}
