import { Get, Inject, Query, Res } from '@nestjs/common';
import { localTime } from '../../../kernel/civil-time.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Directory, nameOfLanguage, NetworkNames } from '../../../network/index.js';
import { Allow, Member, pageOf, ShowsPeople, sliceOf, type Reply } from '../../../platform/http/index.js';
import { everyRow, OnPage, PageController, sendCsv, sendPage, type PageContext } from '../../../web/index.js';
import type { Booking } from '../../domain/booking.js';
import { BookingsQuery } from '../http/booking.dto.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { CoordinatorList } from './coordinator-list.js';
import { coordinatorWords } from './coordinator-words.js';

const IN_A_FILE_AT_ONCE = 500;

@PageController('calls')
@Allow('coordinator')
export class CoordinatorBookingsController {
  constructor(
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Get('bookings')
  @ShowsPeople()
  async list(
    @OnPage() page: PageContext,
    @Member() viewer: ViewerOf<'coordinator'>,
    @Query() query: BookingsQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const slice = sliceOf(query);
    const [names, { timeZone }, rows] = await Promise.all([
      this.names.of(viewer.networkId),
      this.directory.network(viewer.networkId),
      this.queries.page(viewer, query, slice),
    ]);
    const bookings = pageOf(
      rows.map(({ booking }) => booking),
      slice,
      (booking) => booking,
    );
    const about = { page, query, bookings, names, timeZone };
    void sendPage(reply, <CoordinatorList {...about} />);
  }

  @Get('bookings.csv')
  @ShowsPeople()
  async file(
    @OnPage() page: PageContext,
    @Member() viewer: ViewerOf<'coordinator'>,
    @Query() query: BookingsQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const words = coordinatorWords(page);
    const [names, { timeZone }] = await Promise.all([
      this.names.of(viewer.networkId),
      this.directory.network(viewer.networkId),
    ]);
    const clock = (at: Date): string => {
      const { day, minuteOfDay } = localTime(at, timeZone);
      const two = (value: number): string => String(value).padStart(2, '0');
      return `${day} ${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
    };
    const rows = everyRow(async (cursor) => {
      const slice = sliceOf({ cursor, limit: IN_A_FILE_AT_ONCE });
      const found = await this.queries.page(viewer, query, slice);
      return pageOf(
        found.map(({ booking }) => booking),
        slice,
        (booking) => booking,
      );
    });
    void sendCsv<Booking>(reply, {
      name: 'demandes',
      columns: [
        { title: words.reference, cell: ({ reference }) => reference },
        { title: words.requested, cell: ({ requestedAt }) => clock(requestedAt) },
        { title: words.starts, cell: ({ startsAt }) => clock(startsAt) },
        { title: words.minutesCsv, cell: ({ expectedMinutes }) => expectedMinutes },
        { title: words.status, cell: ({ status }) => page.words.states[status] },
        { title: words.professional, cell: ({ professionalId }) => names.professional(professionalId) },
        { title: words.practice, cell: ({ practiceId }) => names.practice(practiceId) },
        {
          title: words.language,
          cell: ({ language }) => nameOfLanguage(language, page.words.language) ?? language,
        },
        { title: words.modality, cell: ({ modality }) => page.words.modalities[modality] },
        { title: words.provider, cell: ({ providerId }) => names.provider(providerId) },
        {
          title: words.estimateCsv,
          cell: ({ estimateCents }) => (estimateCents === null ? null : estimateCents / 100),
        },
      ],
      rows,
    });
  }
}
