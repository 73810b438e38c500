import { Inject, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { ProcessRole } from '../../../platform/config/config.js';
import {
  Actions,
  ButtonLink,
  Demonstration,
  Facts,
  Headline,
  homeOf,
  Layout,
  PageHead,
  Section,
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

/** What anyone finds at `/`. It tells nothing of any network: whose figures they are reads them once signed in. */
@Injectable()
export class FrontPage {
  private surroundings: Surroundings | null = null;

  constructor(@Inject(Demonstration) private readonly demonstration: Demonstration) {}

  /** Only for the embedded default. */
  tellAll(surroundings: Surroundings): void {
    this.surroundings = surroundings;
    this.demonstration.declare();
  }

  /** @param isWell whether database and queue answer */
  show(page: PageContext, isWell: boolean): VNode {
    const { surroundings } = this;
    return (
      <Layout page={page} title={frontPageWords(page.words.language).title}>
        <Opening isWell={isWell} />
        <div class="columns columns-even">
          {surroundings && <Running {...surroundings} />}
          <Links />
        </div>
      </Layout>
    );
  }
}

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
