import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  Actions,
  BackLink,
  Button,
  ButtonLink,
  DayInWords,
  Facts,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  Sections,
  Table,
} from '../../../web/index.js';
import { enrolmentCommands, enrolmentLifecycle } from '../../domain/enrolment.lifecycle.js';
import { EnrolmentTag } from './enrolment-tag.js';
import { PersonPlaces } from './person-places.js';
import { personWords, type Act, type PersonWords } from './person-words.js';
import type { PersonView } from './person-view.js';
import { tradeWords } from './trade-words.js';
import { fullName } from '../../domain/professional.js';

/** One professional: who they are, where they work, with which codes, and what can be done. */
export function PersonPage(props: PersonView) {
  const { page, person, applicationId, done, refused } = props;
  const words = personWords(page);
  const name = fullName(person);
  return (
    <Layout page={page} title={name} width="narrow">
      <BackLink href="/network">{words.back}</BackLink>
      <PageHead title={name} lede={tradeWords(page).professions[person.profession]} />
      <Sections of="network" />
      {done && (
        <Notice tone="ok" announced="politely">
          <p>{words.done[done]}</p>
        </Notice>
      )}
      {refused && (
        <Notice tone="error" announced="at-once">
          {refused.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Notice>
      )}
      {applicationId && (
        <Notice tone="warn">
          <p>{words.application}</p>
          <p>
            <ButtonLink href={`/network/applications/${applicationId}`} weight="main">
              {words.look}
            </ButtonLink>
          </p>
        </Notice>
      )}
      <PersonFacts {...props} words={words} />
      <PersonPlaces {...props} words={words} />
      <Codes {...props} words={words} />
      <Membership {...props} words={words} />
    </Layout>
  );
}

type PartProps = PersonView & Readonly<{ words: PersonWords }>;

function PersonFacts({ page, person, lastUse, relaunchedOn, words }: PartProps) {
  const { facts } = words;
  const day = (on: Day | null, otherwise: string) =>
    on ? <DayInWords day={on} year weekday={false} /> : otherwise;
  return (
    <>
      <Facts
        facts={[
          [facts.status, <EnrolmentTag page={page} status={person.status} />],
          [facts.email, person.email],
          [facts.rpps, person.rpps ?? facts.noRpps],
          [facts.since, day(person.enrolledOn, '—')],
          [facts.lastUse, day(lastUse, facts.never)],
          ...(relaunchedOn ? [[facts.relaunched, day(relaunchedOn, '')] as const] : []),
        ]}
      />
      <Actions>
        <ButtonLink href={`/network/professionals/${person.id}/edit`}>{words.edit}</ButtonLink>
      </Actions>
    </>
  );
}

function Codes({ codes, names, words }: PartProps) {
  return (
    <Section id="codes" title={words.codes}>
      {codes.length === 0 ? (
        <p class="soft">{words.noCode}</p>
      ) : (
        <Table
          caption={words.codes}
          hidesCaption
          rows={codes}
          columns={[
            { title: words.code, cell: ({ code }) => <span class="code">{code}</span> },
            {
              title: words.provider,
              cell: ({ providerId }) => (
                <a href={`/network/providers/${providerId}`}>{names.provider(providerId)}</a>
              ),
            },
            {
              title: words.validFrom,
              cell: ({ validFrom }) => <DayInWords day={validFrom} year weekday={false} />,
            },
            {
              title: words.revokedOn,
              cell: ({ revokedOn }) =>
                revokedOn ? <DayInWords day={revokedOn} year weekday={false} /> : '—',
            },
          ]}
        />
      )}
      <p class="soft small">{words.codesWhere}</p>
    </Section>
  );
}

function Membership({ person: { id, status }, lastUse, words }: PartProps) {
  const possible = enrolmentCommands.filter((command) => command in enrolmentLifecycle[status]);
  const isInvitable = status === 'invited' || status === 'left';
  const isSilent = lastUse === null && status === 'enrolled';
  return (
    <Section id="membership" title={words.membership} spacing="stack-l">
      {isInvitable && (
        <Deed id={id} act="invite" consequence={words.inviteConsequence}>
          {words.invite}
        </Deed>
      )}
      {isSilent && (
        <Deed id={id} act="relaunch" consequence={words.relaunchConsequence}>
          {words.relaunch}
        </Deed>
      )}
      {possible.map((command) => (
        <Deed
          id={id}
          act={command}
          consequence={words.commands[command].consequence}
          isGrave={command === 'leave'}
        >
          {words.commands[command].button}
        </Deed>
      ))}
    </Section>
  );
}

/** A button, after what it will change. */
function Deed({
  id,
  act,
  consequence,
  isGrave = false,
  children,
}: {
  id: Id;
  act: Act;
  consequence: string;
  isGrave?: boolean;
  children: string;
}) {
  return (
    <Form action={`/network/professionals/${id}/${act}`} once class="stack-s">
      <p>{consequence}</p>
      <Button weight={isGrave ? 'danger' : 'plain'}>{children}</Button>
    </Form>
  );
}
