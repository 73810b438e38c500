import type { Refusal } from '../../../kernel/errors.js';
import type { Mistakes, PageContext, ShownLanguage } from '../../../web/index.js';
import type { Booking } from '../../domain/booking.js';
import type { Twin } from '../persistence/twin-requests.js';
import type { BookingChoices } from '../../use-cases/read-choices.js';
import type { Foreseen } from './book-consequence.js';
import type { ForWhom } from './for-whom.js';
import type { TypedBooking } from './read-book-form.js';

export type BookPageProps = Readonly<{
  page: PageContext;
  whom: ForWhom;
  choices: BookingChoices;
  typed: TypedBooking;
  lastLanguages: readonly ShownLanguage[];
  /** Those that the words typed may mean, when they are several. */
  candidates: readonly ShownLanguage[];
  /** Sessions whose interpreter may be wished for again. */
  held: readonly Booking[];
  foreseen: Foreseen | null;
  mistakes: Mistakes;
  refusal: Refusal | null;
  /** What was asked already, so close that it may be the same: what the form says is asked when its reader says so. */
  twins: readonly Twin[];
}>;
