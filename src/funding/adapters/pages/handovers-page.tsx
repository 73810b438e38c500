import {
  ButtonLink,
  DayInWords,
  Empty,
  Layout,
  PageHead,
  Pager,
  Section,
  Sections,
  Status,
  Table,
  type PageContext,
  type Query,
} from '../../../web/index.js';
import type { Handover } from '../../domain/handover.js';
import type { HandoverState } from '../../domain/handover.lifecycle.js';
import type { NamedHandover } from './handover-view.js';
import { handoverWords } from './handover-words.js';

type HandoversPageProps = Readonly<{
  page: PageContext;
  handovers: readonly NamedHandover[];
  nextCursor: string | null;
  query: Query;
}>;

/** The handovers of a network: to come, done, given up. */
export function HandoversPage({ page, handovers, nextCursor, query }: HandoversPageProps) {
  const words = handoverWords(page);
  const group = (id: string, title: string, states: readonly HandoverState[]) => (
    <Group
      id={id}
      page={page}
      title={title}
      handovers={handovers.filter(({ status }) => states.includes(status))}
    />
  );
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="budgets" />
      <p>
        <ButtonLink href="/budgets/handovers/new" weight="main" icon="plus">
          {words.prepare}
        </ButtonLink>
      </p>
      {handovers.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneDetail}</p>
        </Empty>
      )}
      {group('to-come', words.toCome, ['draft', 'scheduled'])}
      {group('done', words.done, ['executed'])}
      {group('given-up', words.givenUp, ['cancelled'])}
      <Pager path="/budgets/handovers" query={query} nextCursor={nextCursor} />
    </Layout>
  );
}

type GroupProps = Readonly<{
  page: PageContext;
  id: string;
  title: string;
  handovers: readonly NamedHandover[];
}>;

function Group({ page, id, title, handovers }: GroupProps) {
  const words = handoverWords(page);
  if (handovers.length === 0) return null;
  return (
    <Section id={id} title={title} spacing="stack-s">
      <Table<NamedHandover>
        caption={title}
        hidesCaption
        columns={[
          {
            title: words.day,
            cell: (handover) => (
              <a href={`/budgets/handovers/${handover.id}`}>
                <DayInWords day={handover.effectiveOn} weekday={false} year />
              </a>
            ),
          },
          { title: words.from, cell: ({ names }) => names.from },
          { title: words.to, cell: ({ names }) => names.to },
          { title: words.state, cell: (handover) => <HandoverStatus page={page} handover={handover} /> },
        ]}
        rows={handovers}
      />
    </Section>
  );
}

function HandoverStatus({ page, handover }: Readonly<{ page: PageContext; handover: Handover }>) {
  const { states } = handoverWords(page);
  const { status, atOnce, heldBackAt } = handover;
  if (status === 'executed') {
    return (
      <Status tone="ok" icon="check">
        {states.executed}
      </Status>
    );
  }
  if (status === 'scheduled') {
    return (
      <Status tone="info" icon="clock">
        {atOnce ? states.underWay : states.scheduled}
      </Status>
    );
  }
  if (status === 'draft' && heldBackAt) {
    return (
      <Status tone="warn" icon="alert">
        {states.heldBack}
      </Status>
    );
  }
  return <Status>{states[status]}</Status>;
}
