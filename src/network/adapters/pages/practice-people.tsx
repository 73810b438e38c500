import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { StaffAccount } from '../../../identity/index.js';
import {
  Button,
  DayInWords,
  EmailField,
  Form,
  People,
  Section,
  Spoken,
  type PageContext,
} from '../../../web/index.js';
import type { ListedPerson } from '../persistence/people.js';
import { practiceWords } from './practice-words.js';
import { tradeWords } from './trade-words.js';
import { fullName } from '../../domain/professional.js';

type ColleaguesProps = Readonly<{
  page: PageContext;
  practiceId: Id;
  people: readonly ListedPerson[];
  /** Whose page it is. */
  self?: Id | null;
}>;

/** Who works there: names and professions, nothing more. */
export function Colleagues({ page, practiceId, people, self = null }: ColleaguesProps) {
  const words = practiceWords(page);
  const trade = tradeWords(page);
  return (
    <Section id={`who-${practiceId}`} title={words.who} spacing="stack-s">
      {people.length === 0 ? (
        <p class="soft">{words.nobody}</p>
      ) : (
        <People
          people={people.map((colleague) => ({
            role: fullName(colleague),
            place: trade.professions[colleague.profession],
            note: colleague.id === self ? words.you : undefined,
          }))}
        />
      )}
    </Section>
  );
}

type SecretariesProps = Readonly<{
  page: PageContext;
  practiceId: Id;
  secretaries: readonly StaffAccount[];
  timeZone: TimeZone;
  /** Where its forms lead; null: whoever reads may not change anything. */
  action: string | null;
  /** What was typed and refused, and why. */
  refused?: Readonly<{ email?: string; message: string }>;
}>;

/** The secretaries, and how to invite one or take the access back. */
export function SecretaryList({
  page,
  practiceId,
  secretaries,
  timeZone,
  action,
  refused,
}: SecretariesProps) {
  const words = practiceWords(page);
  const id = `email-${practiceId}`;
  const removal = action === '/practice' ? action : '/network/practices';
  return (
    <Section id={`secretaries-${practiceId}`} title={words.secretaries} spacing="stack-s">
      <p>{words.secretariesDetail}</p>
      {secretaries.length === 0 && <p class="soft">{words.noSecretary}</p>}
      <People
        people={secretaries.map((secretary) => ({
          role: secretary.email,
          note: (
            <>
              {words.invited} <DayInWords day={dayOf(secretary.createdAt, timeZone)} year weekday={false} />
            </>
          ),
          action: action && (
            <Form action={`${removal}/staff/${secretary.id}/remove`} class="stack-s">
              <input type="hidden" name="practiceId" value={practiceId} />
              <Button weight="danger">
                {words.remove}
                <Spoken> {secretary.email}</Spoken>
              </Button>
            </Form>
          ),
        }))}
      />
      {action && (
        <Form action={`${action}/staff`} once>
          <input type="hidden" name="practiceId" value={practiceId} />
          <EmailField
            id={id}
            name="email"
            label={words.secretaryEmail}
            hint={words.secretaryHint}
            error={refused?.message}
            value={refused?.email}
            autocomplete="off"
            maxlength={254}
            required
          />
          <p>
            <Button>{words.inviteSecretary}</Button>
          </p>
        </Form>
      )}
    </Section>
  );
}
