import { Get, Inject, Req, Res } from '@nestjs/common';
import { addDays, startOfDay } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory, isSignLanguage } from '../../../network/index.js';
import {
  Allow,
  Member,
  Public,
  ShowsPeople,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import {
  OnPage,
  PageController,
  sendPage,
  type Language,
  type PageContext,
  type ShownLanguage,
} from '../../../web/index.js';
import { LanguageHabits } from '../persistence/language-habits.js';
import { ReadForWhom } from './for-whom.js';
import { KnownAccess } from './known-access.js';
import { NobodyOfflinePage, OfflinePage, type KnownLine } from './offline-page.js';
import { shownLanguage } from './shown-language.js';

const DAY_MS = 86_400_000;
/** As long as a session lives at most: whoever is not seen for longer signs in again. */
const KEPT_MS = 30 * DAY_MS;
const LINES = 12;
const LANGUAGES = 6;

/** What the service worker keeps (`src/web/assets/worker.js`): one card for whoever has signed in, and a page for anybody. */
@PageController()
export class OfflineController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReadForWhom) private readonly forWhom: ReadForWhom,
    @Inject(KnownAccess) private readonly access: KnownAccess,
    @Inject(LanguageHabits) private readonly habits: LanguageHabits,
  ) {}

  /** Says in its headers whose it is, and until when it may be shown. */
  @Get('call/offline')
  @Allow('professional', 'staff')
  @ShowsPeople()
  async card(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Req() request: Request,
    @Res() reply: Reply,
  ): Promise<void> {
    const lines = await this.linesOf(viewer);
    const languages = await this.languagesOf(viewer, page.words.language);
    void reply.headers({
      'x-card-of': request.browserSession?.id ?? viewer.accountId,
      'x-card-until': (await this.keptUntil(viewer, lines)).toISOString(),
    });
    void sendPage(reply, <OfflinePage page={page} lines={lines} languages={languages} />);
  }

  @Get('offline')
  @Public()
  nobody(@OnPage() page: PageContext, @Res() reply: Reply): void {
    void sendPage(reply, <NobodyOfflinePage page={page} />);
  }

  private async linesOf(viewer: NetworkViewer): Promise<readonly KnownLine[]> {
    const { professional, choices } = await this.forWhom.read(viewer, undefined);
    const lines: KnownLine[] = [];
    for (const one of choices.length > 0 ? choices.slice(0, LINES) : professional ? [professional] : []) {
      const access = await this.access.of(viewer, viewer.role === 'staff' ? one.id : null);
      if (access) lines.push({ professional: one, access });
    }
    return lines;
  }

  private async languagesOf(viewer: NetworkViewer, reader: Language): Promise<readonly ShownLanguage[]> {
    if (viewer.role !== 'professional') return [];
    const { networkId, professionalId } = viewer;
    const used = await this.habits.lastUsed(networkId, professionalId, this.clock.now(), LANGUAGES);
    return used.flatMap(({ language }) =>
      isSignLanguage(language) ? [] : (shownLanguage(language, reader) ?? []),
    );
  }

  /** Never longer than its codes open anything. */
  private async keptUntil({ networkId }: NetworkViewer, lines: readonly KnownLine[]): Promise<Date> {
    const { timeZone } = await this.directory.network(networkId);
    const ends = lines.map(({ access }) => startOfDay(addDays(access.validUntil, 1), timeZone).getTime());
    return new Date(Math.min(this.clock.now().getTime() + KEPT_MS, ...ends));
  }
}
