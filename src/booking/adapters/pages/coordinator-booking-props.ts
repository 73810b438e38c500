import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import type { NamesInNetwork } from '../../../network/index.js';
import type { StoredEvent } from '../../../platform/outbox/domain-event.js';
import type { CancellationTerms } from '../../../rating/index.js';
import type { Fields, PageContext } from '../../../web/index.js';
import type { BookingWithOffers } from '../../use-cases/bookings.js';
import type { PayersTold } from '../../use-cases/read-payers.js';

/** What the page of one request shows a coordinator. */
export type CoordinatorBookingProps = Readonly<{
  page: PageContext;
  held: BookingWithOffers;
  terms: CancellationTerms;
  events: readonly StoredEvent[];
  names: NamesInNetwork;
  /** Who pays, by name. */
  payer: string | null;
  /** And why nobody else does. */
  told: PayersTold;
  timeZone: TimeZone;
  /** Of the provider that must be told by phone. */
  toPhone: Readonly<{ provider: string; number: string | null }> | null;
  typed?: Fields;
  refusal?: Refusal;
}>;
