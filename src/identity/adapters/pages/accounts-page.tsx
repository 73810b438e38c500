import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { roles } from '../../../kernel/viewer.js';
import {
  Button,
  DayInWords,
  EmailField,
  Empty,
  Filters,
  Form,
  Layout,
  Notice,
  PageHead,
  Pager,
  Section,
  Sections,
  Select,
  Spoken,
  Status,
  Table,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { AccountFilter, AccountList, ListedAccount } from '../persistence/account-list.js';
import { accountsWords, type AccountsWords } from './accounts-words.js';

export type AccountsPageProps = Readonly<{
  page: PageContext;
  accounts: readonly ListedAccount[];
  nextCursor: string | null;
  filter: AccountFilter;
  cursor?: string;
  readers: Awaited<ReturnType<AccountList['readers']>>;
  timeZone: TimeZone;
  fields: Fields;
  mistakes: Mistakes;
  /** What is wrong with no field in particular. */
  refused?: string;
  isOpened?: boolean;
}>;

const LIST = '/network/accounts';

/** Who may come in to the network, and how to let somebody in or keep them out. */
export function AccountsPage(props: AccountsPageProps) {
  const { page, accounts, nextCursor, filter, cursor, refused, isOpened } = props;
  const words = accountsWords(page);
  const isFiltered = filter.role !== undefined || filter.q !== undefined;
  const memberRoles = roles.filter((role) => role !== 'admin');
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="network" />
      {isOpened && (
        <Notice tone="ok" announced="politely">
          <p>{words.opened}</p>
        </Notice>
      )}
      {refused && (
        <Notice tone="error" announced="at-once">
          <p>{refused}</p>
        </Notice>
      )}
      <Filters path={LIST} isFiltered={isFiltered}>
        <TextField id="q" name="q" label={words.q} value={filter.q} autocomplete="off" />
        <Select
          id="role"
          name="role"
          label={words.role}
          value={filter.role}
          options={[
            { value: '', label: words.any },
            ...memberRoles.map((role) => ({ value: role, label: page.words.roles[role] })),
          ]}
        />
      </Filters>
      {accounts.length === 0 ? (
        <Empty title={words.empty}>
          <p>{words.emptyDetail}</p>
        </Empty>
      ) : (
        <>
          <AccountTable {...props} words={words} />
          <p class="soft small">{words.consequence}</p>
        </>
      )}
      <Pager path={LIST} query={{ ...filter, cursor }} nextCursor={nextCursor} />
      <Invitation {...props} words={words} />
    </Layout>
  );
}

type PartProps = AccountsPageProps & Readonly<{ words: AccountsWords }>;

function AccountTable({ page, accounts, timeZone, words }: PartProps) {
  return (
    <Table
      caption={words.title}
      hidesCaption
      rows={accounts}
      columns={[
        { title: words.email, cell: ({ email }) => email },
        { title: words.role, cell: ({ role }) => page.words.roles[role] },
        { title: words.who, cell: ({ name, practice }) => name ?? practice ?? '—' },
        {
          title: words.since,
          cell: ({ createdAt }) => <DayInWords day={dayOf(createdAt, timeZone)} year weekday={false} />,
        },
        {
          title: words.state,
          cell: ({ disabledAt }) =>
            disabledAt ? (
              <Status icon="cross">{words.disabled}</Status>
            ) : (
              <Status tone="ok" icon="check">
                {words.open}
              </Status>
            ),
        },
        {
          title: words.act,
          cell: ({ id, email, disabledAt }) =>
            id === page.viewer?.accountId ? (
              words.you
            ) : (
              <Form action={`${LIST}/${id}/${disabledAt ? 'enable' : 'disable'}`} class="stack-s">
                <Button weight="quiet">
                  {disabledAt ? words.enable : words.disable}
                  <Spoken> {email}</Spoken>
                </Button>
              </Form>
            ),
        },
      ]}
    />
  );
}

function Invitation({ readers, fields, mistakes, words }: PartProps) {
  const group = (label: string, role: string, all: AccountsPageProps['readers']['funders']) =>
    all.length === 0
      ? []
      : [{ label, options: all.map(({ id, name }) => ({ value: `${role}:${id}`, label: name })) }];
  return (
    <Section id="invite" title={words.invite}>
      <p>{words.inviteDetail}</p>
      <Form action={LIST} once>
        <EmailField
          id="email"
          name="email"
          label={words.email}
          value={fields.text('email')}
          error={mistakes.of('email')}
          autocomplete="off"
          maxlength={254}
          required
        />
        <Select
          id="who"
          name="who"
          label={words.who}
          value={fields.text('who')}
          error={mistakes.of('role')}
          options={[
            { value: 'coordinator', label: words.coordinator },
            ...group(words.funders, 'funder', readers.funders),
            ...group(words.providers, 'provider', readers.providers),
          ]}
        />
        <p>
          <Button weight="main">{words.send}</Button>
        </p>
      </Form>
    </Section>
  );
}
