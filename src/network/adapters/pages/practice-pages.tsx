import type { Day, TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { StaffAccount } from '../../../identity/index.js';
import {
  Actions,
  BackLink,
  Button,
  ButtonLink,
  DateField,
  DayInWords,
  Empty,
  Facts,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  Sections,
  Sheet,
  type Fact,
  type PageContext,
} from '../../../web/index.js';
import type { Practice } from '../../domain/practice.js';
import type { ListedPerson } from '../persistence/people.js';
import { Colleagues, SecretaryList } from './practice-people.js';
import { practiceWords, type PracticeWords } from './practice-words.js';
import { tradeWords } from './trade-words.js';

/** A practice with those who work there today. */
export type StaffedPractice = Readonly<{
  practice: Practice;
  people: readonly ListedPerson[];
  secretaries: readonly StaffAccount[];
}>;

/** An invitation that was refused, and where it was typed. */
export type RefusedInvitation = Readonly<{ practiceId: Id; email?: string; message: string }>;

type PracticePageProps = StaffedPractice &
  Readonly<{
    page: PageContext;
    timeZone: TimeZone;
    today: Day;
    refusedInvitation?: RefusedInvitation;
    /** Why the practice could not be closed. */
    refused?: string;
  }>;

/** One practice, as the coordination sees it. */
export function PracticePage(props: PracticePageProps) {
  const { page, practice, people, secretaries, timeZone, today, refused } = props;
  const words = practiceWords(page);
  const address = `/network/practices/${practice.id}`;
  return (
    <Layout page={page} title={practice.name} width="narrow">
      <BackLink href="/network/practices">{words.title}</BackLink>
      <PageHead title={practice.name} lede={tradeWords(page).kinds[practice.kind]} />
      <Sections of="network" />
      {refused && (
        <Notice tone="error" announced="at-once">
          <p>{refused}</p>
        </Notice>
      )}
      <Facts
        facts={[
          ...placeFacts(practice, words),
          [words.inseeCode, practice.inseeCode],
          [words.finess, practice.finess ?? words.none],
          ...(practice.closedOn
            ? [[words.closedSince, <DayInWords day={practice.closedOn} year weekday={false} />] as const]
            : []),
        ]}
      />
      <Actions>
        <ButtonLink href={`${address}/edit`}>{words.edit}</ButtonLink>
      </Actions>
      <Colleagues page={page} practiceId={practice.id} people={people} />
      <SecretaryList
        {...{ page, secretaries, timeZone, practiceId: practice.id, action: address }}
        refused={props.refusedInvitation}
      />
      {!practice.closedOn && (
        <Section id="close" title={words.close}>
          <p>{words.closeDetail}</p>
          <Form action={`${address}/close`} once>
            <DateField id="on" name="on" label={words.closeOn} value={today} isShort required />
            <p>
              <Button weight="danger">{words.close}</Button>
            </p>
          </Form>
        </Section>
      )}
    </Layout>
  );
}

type OwnPracticePageProps = Readonly<{
  page: PageContext;
  own: readonly StaffedPractice[];
  timeZone: TimeZone;
  /** Whose page it is; null for a secretary, who looks and changes nothing. */
  self: Id | null;
  refusedInvitation?: RefusedInvitation;
}>;

/** Where one works oneself: with whom, and who answers the telephone. */
export function OwnPracticePage({ page, own, timeZone, self, refusedInvitation }: OwnPracticePageProps) {
  const words = practiceWords(page);
  return (
    <Layout page={page} title={words.own} width="narrow">
      <PageHead title={words.own} lede={words.ownLede} />
      {own.length === 0 && (
        <Empty title={words.nowhere}>
          <p>{words.nowhereDetail}</p>
        </Empty>
      )}
      {own.map(({ practice, people, secretaries }) => (
        <Sheet labelledBy={`practice-${practice.id}`}>
          <h2 id={`practice-${practice.id}`}>{practice.name}</h2>
          <Facts facts={placeFacts(practice, words)} />
          <Colleagues page={page} practiceId={practice.id} people={people} self={self} />
          <SecretaryList
            {...{ page, secretaries, timeZone, practiceId: practice.id }}
            action={self === null ? null : '/practice'}
            refused={refusedInvitation?.practiceId === practice.id ? refusedInvitation : undefined}
          />
        </Sheet>
      ))}
    </Layout>
  );
}

const placeFacts = ({ address, postcode, commune, contactPhone }: Practice, words: PracticeWords): Fact[] => [
  [words.address, `${address}, ${postcode} ${commune}`],
  [words.contactPhone, <span class="nowrap">{contactPhone}</span>],
];
