import { Inject, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { AgreementBook, Budgets, type AgreementOnRecord, type BudgetReport } from '../../../funding/index.js';
import type { Id } from '../../../kernel/ids.js';
import { Directory } from '../../../network/index.js';
import type { ProcessRole } from '../../../platform/config/config.js';
import {
  Actions,
  BudgetBar,
  BudgetLegend,
  ButtonLink,
  DayInWords,
  Demonstration,
  Facts,
  Figure,
  Headline,
  homeOf,
  Layout,
  PageHead,
  Section,
  Sheet,
  usePage,
  type PageContext,
} from '../../../web/index.js';
import { frontPageWords } from './front-page-words.js';

/** What runs, where that is nobody's secret: in the embedded default. */
export type Surroundings = Readonly<{
  version: string;
  role: ProcessRole;
  queue: 'PostgreSQL' | 'Redis';
  simulatorUrl: string;
}>;

type Envelope = Readonly<{ agreement: AgreementOnRecord; budget: BudgetReport }>;
type ShownNetwork = Readonly<{ id: Id; name: string; envelopes: readonly Envelope[] }>;

/**
 * What anyone finds at `/`. Figures are a network's own business: they are shown only where the program was told that all it
 * holds is a demonstration.
 */
@Injectable()
export class FrontPage {
  private surroundings: Surroundings | null = null;

  constructor(
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(Budgets) private readonly budgets: Budgets,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Demonstration) private readonly demonstration: Demonstration,
  ) {}

  /** Only for the embedded default. */
  tellAll(surroundings: Surroundings): void {
    this.surroundings = surroundings;
    this.demonstration.declare();
  }

  /** @param isWell whether database and queue answer */
  async show(page: PageContext, isWell: boolean): Promise<VNode> {
    const { surroundings } = this;
    const networks = surroundings && isWell ? await this.networks() : [];
    return (
      <Layout page={page} title={frontPageWords(page.words.language).title}>
        <Opening isWell={isWell} />
        {networks.map((network) => (
          <NetworkMoney {...network} />
        ))}
        <div class="columns columns-even">
          {surroundings && <Running {...surroundings} />}
          <Links />
        </div>
      </Layout>
    );
  }

  private async networks(): Promise<ShownNetwork[]> {
    const all = await this.agreements.all(EVERYTHING);
    const ids = [...new Set(all.map(({ networkId }) => networkId))];
    return Promise.all(
      ids.map(async (id) => ({
        id,
        name: (await this.directory.network(id)).name,
        envelopes: await this.envelopes(all.filter(({ networkId }) => networkId === id)),
      })),
    );
  }

  private async envelopes(agreements: readonly AgreementOnRecord[]): Promise<Envelope[]> {
    const envelopes = await Promise.all(
      agreements.map(async (agreement): Promise<Envelope[]> => {
        const budget = await this.budgets.of(agreement);
        return budget ? [{ agreement, budget }] : [];
      }),
    );
    return envelopes.flat().sort((a, b) => (a.agreement.startsOn < b.agreement.startsOn ? -1 : 1));
  }
}

// The demonstration's figures are shown to all, so they are read as whoever may read all.
const EVERYTHING = { role: 'admin', accountId: '', email: '' } as const;

const useFrontPageWords = () => frontPageWords(usePage().words.language);

function Opening({ isWell }: { isWell: boolean }) {
  const words = useFrontPageWords();
  return (
    <PageHead>
      <Headline>
        {isWell ? (
          <>
            {words.name}
            <b>{words.well}</b>.
          </>
        ) : (
          <>
            {words.name}
            <b>{words.unwell}</b>
            {words.unwellDetail}
          </>
        )}
      </Headline>
      <p class="lede">{words.what}</p>
    </PageHead>
  );
}

function NetworkMoney({ id, name, envelopes }: ShownNetwork) {
  const words = useFrontPageWords();
  return (
    <Section id={`n-${id}`} title={name}>
      <div class="envelopes">
        {envelopes.map(({ agreement, budget }) => (
          <Sheet labelledBy={`a-${agreement.id}`}>
            <div>
              <h3 id={`a-${agreement.id}`}>{agreement.title}</h3>
              <p class="soft small">
                <DayInWords day={agreement.startsOn} weekday={false} year /> –{' '}
                <DayInWords day={agreement.endsOn} weekday={false} year />
              </p>
            </div>
            <p>
              <Figure cents={budget.availableCents} /> <span class="soft">{words.available}</span>
            </p>
            <BudgetBar {...budget} />
            <BudgetLegend {...budget} />
          </Sheet>
        ))}
      </div>
    </Section>
  );
}

function Running({ version, role, queue, simulatorUrl }: Surroundings) {
  const words = useFrontPageWords();
  return (
    <Section id="running" title={words.running}>
      <Facts
        facts={[
          [words.version, version],
          [words.role, words.roles[role]],
          [words.database, words.embedded],
          [words.queue, words.queueIn(queue)],
          [words.simulator, <a href={`${simulatorUrl}/control/accounts`}>{simulatorUrl}</a>],
        ]}
      />
    </Section>
  );
}

function Links() {
  const { viewer } = usePage();
  const words = useFrontPageWords();
  return (
    <Section id="links" title={words.links}>
      <Actions>
        <ButtonLink href={viewer ? homeOf(viewer.role) : '/sign-in'} weight="main">
          {viewer ? words.home : words.signIn}
        </ButtonLink>
        <ButtonLink href="/api/docs">{words.api}</ButtonLink>
        <ButtonLink href="/api/openapi.json">{words.openApi}</ButtonLink>
        <ButtonLink href="/health/ready">{words.health}</ButtonLink>
      </Actions>
    </Section>
  );
}
