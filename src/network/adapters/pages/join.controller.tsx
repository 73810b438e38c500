import { Get, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, Refusal } from '../../../kernel/errors.js';
import { Database } from '../../../platform/database/index.js';
import { Public, SameOriginGuard, statusOf, type Reply, type Request } from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { Applications } from '../persistence/applications.js';
import { Directory } from '../persistence/directory.js';
import { JoiningLinks, type Invited } from '../persistence/joining-links.js';
import { Practices } from '../persistence/practices.js';
import { JoinNotice, JoinPage, type JoinPageProps } from './join-page.js';
import { bothLanguages, joinWords, type JoinWords } from './join-words.js';
import { readApplication, readForm } from './read-application.js';

/** Where an invited professional joins: what they bring is the secret of their letter. Looking at the form uses nothing up. */
@Public()
@UseGuards(SameOriginGuard)
@PageController('join')
export class JoinController {
  constructor(
    @Inject(JoiningLinks) private readonly links: JoiningLinks,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('sent')
  sent(@OnPage() page: PageContext, @Res() reply: Reply): void {
    const words = joinWords(page);
    void sendPage(reply, <JoinNotice page={page} title={words.sent} detail={words.sentDetail} />);
  }

  @Get(':secret')
  async show(
    @OnPage() page: PageContext,
    @Res() reply: Reply,
    @Param('secret') secret: string,
  ): Promise<void> {
    const { done: invited, refusal } = await attempt(() => this.links.find(secret, this.clock.now()));
    if (refusal) return turnedAway(reply, page, refusal);
    void sendPage(reply, <JoinPage {...await this.about(page, secret, invited)} mistakes={noMistakes} />);
  }

  @Post(':secret')
  async apply(
    @OnPage() page: PageContext,
    @Req() request: Request,
    @Res() reply: Reply,
    @Param('secret') secret: string,
  ): Promise<void> {
    const { done: invited, refusal: noEntry } = await attempt(() =>
      this.links.find(secret, this.clock.now()),
    );
    if (noEntry) return turnedAway(reply, page, noEntry);
    const form = await readForm(request);
    const { refusal } = await attempt(async () => {
      const { filled, proof } = await readApplication(form, bothLanguages);
      return this.database.transaction((tx) => this.applications.submit(tx, secret, filled, proof));
    });
    if (!refusal) return void reply.redirect('/join/sent', 303);
    const { language } = page.words;
    const mistakes = mistakesOf(refusal, language, emptyIn(form.fields, joinWords(page)));
    const about = await this.about(page, secret, invited, form.fields);
    const refused = mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined;
    void sendPage(reply, <JoinPage {...about} mistakes={mistakes} refused={refused} />, statusOf(refusal));
  }

  private async about(
    page: PageContext,
    secret: string,
    { networkId, professionalId }: Invited,
    typed?: Fields,
  ): Promise<Omit<JoinPageProps, 'mistakes'>> {
    const [network, professional, practices] = await Promise.all([
      this.directory.network(networkId),
      this.directory.professional(networkId, professionalId),
      this.practices.open(networkId),
    ]);
    if (!professional) throw new NotFound();
    const { givenName, familyName, profession, rpps, email } = professional;
    const practiceId = professional.practices.find(({ until }) => until === null)?.practiceId;
    const known = fieldsOf({ givenName, familyName, profession, rpps, practiceId });
    return {
      page,
      action: `/join/${encodeURIComponent(secret)}`,
      network: network.name,
      email,
      practices,
      fields: typed ?? known,
    };
  }
}

const turnedAway = (reply: Reply, page: PageContext, refusal: Refusal): void => {
  const words = joinWords(page);
  const { title, detail } = refusal.problem;
  const { language } = page.words;
  const said =
    refusal instanceof NotFound
      ? { title: words.lost, detail: words.lostDetail }
      : { title: title[language], detail: detail[language] };
  void sendPage(reply, <JoinNotice page={page} {...said} />, statusOf(refusal));
};

/** What to write, for each field that was left empty. */
const emptyIn = (fields: Fields, { empty }: JoinWords): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(empty).filter(([name]) => fields.text(name) === undefined));
