import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  Actions,
  addressOf,
  Button,
  ButtonLink,
  DayInWords,
  Empty,
  Files,
  Filters,
  Form,
  Layout,
  Notice,
  PageHead,
  Pager,
  Sections,
  Select,
  Table,
  TextField,
  Todo,
  type PageContext,
} from '../../../web/index.js';
import { fullName, type EnrolmentState } from '../../domain/professional.js';
import type { ListedPerson, PeopleFilter } from '../persistence/people.js';
import { EnrolmentTag } from './enrolment-tag.js';
import { peopleWords, type PeopleWords } from './people-words.js';
import { optionsOf, tradeWords } from './trade-words.js';

export type PeoplePageProps = Readonly<{
  page: PageContext;
  people: readonly ListedPerson[];
  nextCursor: string | null;
  filter: PeopleFilter;
  cursor?: string;
  lastUses: ReadonlyMap<Id, Day>;
  counts: Readonly<Record<EnrolmentState, number>>;
  waiting: number;
  practices: readonly Readonly<{ id: Id; name: string }>[];
  /** How many were just reminded. */
  relaunched?: number;
}>;

const LIST = '/network';

/** The network’s professionals: who is there, since when, and whether it serves them. */
export function PeoplePage(props: PeoplePageProps) {
  const { page, people, nextCursor, filter, cursor, counts, waiting, relaunched } = props;
  const words = peopleWords(page);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede(counts.enrolled, counts.invited)} />
      <Sections of="network" />
      {relaunched !== undefined && (
        <Notice tone="ok" announced="politely">
          <p>{words.relaunched(relaunched)}</p>
        </Notice>
      )}
      {waiting > 0 && (
        <Todo tasks={[{ count: waiting, what: words.waiting(waiting), href: '/network/applications' }]} />
      )}
      <Actions>
        <ButtonLink href="/network/professionals/new" weight="main" icon="plus">
          {words.invite}
        </ButtonLink>
      </Actions>
      <Narrowing {...props} words={words} isFiltered={isFiltered} />
      {people.length > 0 ? (
        <>
          <PeopleTable {...props} words={words} />
          <Pager path={LIST} query={{ ...filter, cursor }} nextCursor={nextCursor} />
          <Files
            files={[{ href: addressOf('/network/professionals.csv', filter), label: page.words.lists.csv }]}
          />
        </>
      ) : (
        <Empty title={isFiltered ? words.empty : words.first}>
          <p>{isFiltered ? words.emptyDetail : words.firstDetail}</p>
        </Empty>
      )}
      {people.length > 0 && !isFiltered && (
        <Form action="/network/relaunch" once class="stack-s">
          <p class="soft small">{words.relaunchDetail}</p>
          <Button>{words.relaunch}</Button>
        </Form>
      )}
    </Layout>
  );
}

type PartProps = PeoplePageProps & Readonly<{ words: PeopleWords }>;

function Narrowing({ page, filter, practices, words, isFiltered }: PartProps & { isFiltered: boolean }) {
  const trade = tradeWords(page);
  const any = { value: '', label: words.any };
  return (
    <Filters path={LIST} isFiltered={isFiltered}>
      <TextField id="q" name="q" label={words.q} value={filter.q} autocomplete="off" />
      <Select
        id="status"
        name="status"
        label={words.status}
        value={filter.status}
        options={[any, ...optionsOf(trade.enrolments)]}
      />
      <Select
        id="profession"
        name="profession"
        label={words.profession}
        value={filter.profession}
        options={[any, ...optionsOf(trade.professions)]}
      />
      <Select
        id="practiceId"
        name="practiceId"
        label={words.practice}
        value={filter.practiceId}
        options={[any, ...practices.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </Filters>
  );
}

function PeopleTable({ page, people, lastUses, words }: PartProps) {
  const trade = tradeWords(page);
  const day = (on: Day | null | undefined, otherwise: string) =>
    on ? <DayInWords day={on} year weekday={false} /> : <span class="soft">{otherwise}</span>;
  return (
    <Table
      caption={words.title}
      hidesCaption
      rows={people}
      columns={[
        {
          title: words.name,
          cell: (person) => <a href={`/network/professionals/${person.id}`}>{fullName(person)}</a>,
        },
        { title: words.status, cell: ({ status }) => <EnrolmentTag page={page} status={status} /> },
        { title: words.profession, cell: ({ profession }) => trade.professions[profession] },
        { title: words.practice, cell: ({ places }) => places.join(', ') || '—' },
        { title: words.since, cell: ({ enrolledOn }) => day(enrolledOn, '—') },
        { title: words.lastUse, cell: ({ id }) => day(lastUses.get(id), words.never) },
      ]}
    />
  );
}
