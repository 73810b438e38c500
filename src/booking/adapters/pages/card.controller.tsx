import { Get, Inject, Query, Res } from '@nestjs/common';
import { dayOf, startOfDay } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory, fullName, type Professional } from '../../../network/index.js';
import { Allow, Member, ShowsPeople, type Reply } from '../../../platform/http/index.js';
import { fieldsOf, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { NoAccessCode } from '../../domain/booking.errors.js';
import { ForWhomPage, ReadForWhom } from './for-whom.js';
import { printCard, type HowToCard } from './how-to-card.js';
import { KnownAccess } from './known-access.js';
import { ReadCallHome } from './read-call-home.js';

const LANGUAGES = 10;

/** The card to pin up at the front desk. */
@PageController('call/card.pdf')
export class CardController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReadForWhom) private readonly forWhom: ReadForWhom,
    @Inject(ReadCallHome) private readonly home: ReadCallHome,
    @Inject(KnownAccess) private readonly access: KnownAccess,
  ) {}

  @Get()
  @Allow('professional', 'staff')
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const whom = await this.forWhom.read(viewer, fieldsOf(query).text('for'));
    if (!whom.professional) {
      void sendPage(reply, <ForWhomPage page={page} whom={whom} path="/call/card.pdf" />);
      return;
    }
    const file = await printCard(await this.cardOf(viewer, whom.professional));
    void reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="appeler-un-interprete.pdf"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(file);
  }

  /** @throws NoAccessCode where there is nothing to dial today; NotFound where the professional works nowhere */
  private async cardOf(viewer: NetworkViewer, professional: Professional): Promise<HowToCard> {
    const [{ name: network, timeZone }, access, home] = await Promise.all([
      this.directory.network(viewer.networkId),
      this.access.of(viewer, viewer.role === 'staff' ? professional.id : null),
      this.home.read(viewer, professional, 'fr'),
    ]);
    if (!access) throw new NoAccessCode();
    const practice = home.practices.find(({ id }) => id === home.practiceId) ?? home.practices[0];
    if (!practice) throw new NotFound();
    const today = dayOf(this.clock.now(), timeZone);
    return {
      practice: practice.name,
      network,
      provider: access.provider.name,
      phoneNumber: access.phoneNumber,
      professional: fullName(professional),
      code: access.code,
      languages: [...home.last.map(({ language }) => language), ...home.others.languages].slice(0, LANGUAGES),
      on: today,
      madeAt: startOfDay(today, timeZone),
    };
  }
}
