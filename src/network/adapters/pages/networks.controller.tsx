import { Body, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { Text } from '../../../platform/http/fields.js';
import {
  Allow,
  Commands,
  HttpExchange,
  pageOf,
  PageQuery,
  readAs,
  sliceOf,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  Button,
  EmailField,
  ErrorSummary,
  fieldsOf,
  Form,
  Layout,
  mistakesOf,
  noMistakes,
  Notice,
  OnPage,
  PageController,
  PageHead,
  Pager,
  Section,
  sendPage,
  Table,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { NewNetworkBody, settingsOf } from '../http/networks.dto.js';
import type { NetworkSettings } from '../persistence/directory.js';
import { Networks } from '../persistence/networks.js';
import { networksWords } from './networks-words.js';

type NetworksPageProps = Readonly<{
  page: PageContext;
  networks: readonly NetworkSettings[];
  nextCursor: string | null;
  query: PageQuery;
  typed: Fields;
  mistakes?: Mistakes;
  isOpened?: boolean;
  /** A refusal that is about no field. */
  refusal?: string;
}>;

class NetworksQuery extends PageQuery {
  /** One has just been opened. */
  @Text({ max: 3, optional: true })
  opened?: string;
}

/** All networks, and the form that opens one. */
@PageController('networks')
@Allow('admin')
export class NetworksPageController {
  constructor(
    @Inject(Networks) private readonly networks: Networks,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async list(@OnPage() page: PageContext, @Query() asked: NetworksQuery, @Res() reply: Reply): Promise<void> {
    const { opened, ...query } = asked;
    void sendPage(
      reply,
      <NetworksPage {...await this.about(page, query, fieldsOf({}))} isOpened={opened !== undefined} />,
    );
  }

  @Post()
  async open(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Body() body: unknown,
  ): Promise<void> {
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const asked = {
        name: typed.text('name'),
        timeZone: typed.text('timeZone'),
        coordinatorEmail: typed.text('coordinatorEmail'),
      };
      const network = settingsOf(await readAs(NewNetworkBody, asked));
      return this.commands.once(exchange, (tx) => this.networks.open(tx, network));
    });
    if (done) return void exchange.reply.redirect('/networks?opened=yes', 303);
    const { language } = page.words;
    const mistakes = mistakesOf(refusal, language);
    void sendPage(
      exchange.reply,
      <NetworksPage
        {...await this.about(page, {}, typed)}
        mistakes={mistakes}
        refusal={mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />,
      statusOf(refusal),
    );
  }

  private async about(page: PageContext, query: PageQuery, typed: Fields): Promise<NetworksPageProps> {
    const slice = sliceOf(query);
    const { items, nextCursor } = pageOf(await this.networks.page(slice), slice, (network) => network);
    return { page, networks: items, nextCursor, query, typed };
  }
}

function NetworksPage(props: NetworksPageProps) {
  const { page, networks, nextCursor, query, typed, mistakes = noMistakes, refusal, isOpened } = props;
  const words = networksWords(page);
  const field = (name: string) => ({ id: name, name, value: typed.text(name), error: mistakes.of(name) });
  return (
    <Layout page={page} title={words.title} width="narrow">
      <PageHead title={words.title} lede={words.lede} />
      {isOpened && (
        <Notice tone="ok" announced="politely">
          <p>{words.opened}</p>
        </Notice>
      )}
      {networks.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Table<NetworkSettings>
          caption={words.title}
          hidesCaption
          columns={[
            { title: words.name, cell: ({ name }) => name },
            { title: words.zone, cell: ({ timeZone }) => timeZone },
          ]}
          rows={networks}
        />
      )}
      <Pager path="/networks" query={{ ...query }} nextCursor={nextCursor} />
      <Section id="add" title={words.add}>
        <ErrorSummary mistakes={mistakes.all} />
        {refusal && (
          <Notice tone="error" announced="at-once">
            <p>{refusal}</p>
          </Notice>
        )}
        <Form action="/networks" once>
          <TextField {...field('name')} label={words.name} maxlength={120} required />
          <TextField {...field('timeZone')} label={words.zone} hint={words.zoneHint} />
          <EmailField
            {...field('coordinatorEmail')}
            label={words.coordinator}
            hint={words.coordinatorHint}
            required
          />
          <p>
            <Button weight="main">{words.add}</Button>
          </p>
        </Form>
      </Section>
    </Layout>
  );
}
