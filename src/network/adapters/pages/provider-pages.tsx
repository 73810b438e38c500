import type { Day } from '../../../kernel/civil-time.js';
import { MODALITIES } from '../../../kernel/modality.js';
import {
  Actions,
  addressOf,
  Button,
  ButtonLink,
  DateField,
  Details,
  Empty,
  Facts,
  Filters,
  Form,
  Layout,
  Notice,
  PageHead,
  RawLine,
  Section,
  Sections,
  Select,
  Status,
  Table,
  Tabs,
  usePage,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Provider } from '../../domain/provider.js';
import { areasOf, languagesOf, noticesOf, stateOf } from './provider-in-words.js';
import { providerTabs } from './provider-tabs.js';
import { providerWords } from './provider-words.js';

type ProviderListProps = Readonly<{
  page: PageContext;
  providers: readonly Provider[];
  filters: Fields;
  isFiltered: boolean;
  today: Day;
}>;

/** A network has a handful of providers: they stand on one page, in the order in which they are asked. */
export function ProviderListPage({ page, providers, filters, isFiltered, today }: ProviderListProps) {
  const words = providerWords(page);
  const { list } = words;
  const path = '/network/providers';
  return (
    <Layout page={page} title={list.title}>
      <PageHead title={list.title} lede={list.lede} />
      <Sections of="network" />
      <Actions>
        <ButtonLink href={`${path}/new`} weight="main" icon="plus">
          {list.new}
        </ButtonLink>
      </Actions>
      {(providers.length > 0 || isFiltered) && (
        <Filters path={path} isFiltered={isFiltered}>
          <Select
            id="modality"
            name="modality"
            label={list.modality}
            value={filters.text('modality')}
            options={[
              { value: '', label: list.any },
              ...MODALITIES.map((value) => ({ value, label: page.words.modalities[value] })),
            ]}
          />
          <Select
            id="state"
            name="state"
            label={list.state}
            value={filters.text('state')}
            options={[
              { value: '', label: list.any },
              ...Object.entries(words.states).map(([value, label]) => ({ value, label })),
            ]}
          />
        </Filters>
      )}
      {providers.length === 0 ? (
        <Section id="found" title={list.name} isTitleHidden>
          <Empty title={isFiltered ? list.nothingFound : list.none}>
            <p>{isFiltered ? list.nothingFoundDetail : list.noneDetail}</p>
          </Empty>
        </Section>
      ) : (
        <>
          <Table
            caption={list.title}
            hidesCaption
            columns={[
              { title: list.name, cell: ({ id, name }) => <a href={`${path}/${id}`}>{name}</a> },
              {
                title: list.modality,
                cell: ({ modalities }) =>
                  page.words.list(modalities.map((one) => page.words.modalities[one])),
              },
              { title: list.languages, cell: (provider) => languagesOf(provider, page, 'count') },
              { title: list.areas, cell: (provider) => areasOf(provider, page) },
              {
                title: list.notice,
                cell: (provider) => noticesOf(provider, page).map((one) => <div>{one}</div>),
              },
              { title: list.state, cell: (provider) => <ProviderState provider={provider} today={today} /> },
            ]}
            rows={providers}
          />
          <ButtonLink
            href={addressOf('/network/providers.csv', {
              modality: filters.text('modality'),
              state: filters.text('state'),
            })}
            weight="quiet"
            icon="download"
            download
          >
            {page.words.lists.csv}
          </ButtonLink>
        </>
      )}
    </Layout>
  );
}

function ProviderState({ provider, today }: { provider: Provider; today: Day }) {
  const isSuspended = provider.suspendedOn !== null;
  return (
    <Status tone={isSuspended ? 'warn' : 'ok'} icon={isSuspended ? 'clock' : 'check'}>
      {stateOf(provider, usePage(), today)}
    </Status>
  );
}

type ProviderPageProps = Readonly<{
  page: PageContext;
  provider: Provider;
  today: Day;
  /** Whether somebody may sign in for it. */
  hasAccount: boolean;
  /** Shown this once. */
  secret?: string;
  isChanged?: boolean;
  mistakes: Mistakes;
  refusal?: string;
}>;

/** What a provider is and does, and what can be done about it. */
export function ProviderPage({
  page,
  provider,
  today,
  hasAccount,
  secret,
  isChanged,
  mistakes,
  refusal,
}: ProviderPageProps) {
  const words = providerWords(page);
  const own = `/network/providers/${provider.id}`;
  return (
    <Layout page={{ ...page, path: own }} title={provider.name}>
      <Tabs {...providerTabs(provider, page.words.language)}>
        <PageHead title={provider.name}>
          <p class="row">
            <ProviderState provider={provider} today={today} />
          </p>
        </PageHead>
      </Tabs>
      {refusal && (
        <Notice tone="error" announced="at-once">
          {refusal}
        </Notice>
      )}
      {isChanged && (
        <Notice tone="ok" announced="politely">
          {words.changed}
        </Notice>
      )}
      {secret && (
        <Notice tone="ok" announced="politely">
          <p>{words.secret.made}</p>
          <p>
            <RawLine>{secret}</RawLine>
          </p>
        </Notice>
      )}
      <NobodyIsTold provider={provider} hasAccount={hasAccount} />
      <Facts facts={factsOf(provider, page)} />
      <Actions>
        <ButtonLink href={`${own}/edit`}>{words.edit}</ButtonLink>
      </Actions>
      {provider.suspendedOn === null ? (
        <Details summary={words.suspension.title} isOpen={mistakes.all.length > 0}>
          <Form action={`${own}/suspend`}>
            <p>{words.suspension.detail}</p>
            <DateField
              id="on"
              name="on"
              label={words.suspension.on}
              value={today}
              min={today}
              error={mistakes.of('on')}
              isShort
            />
            <p>
              <Button weight="danger">{words.suspension.suspend}</Button>
            </p>
          </Form>
        </Details>
      ) : (
        <Section id="resume" title={words.suspension.resumeTitle}>
          <p>{words.suspension.resumeDetail}</p>
          <Form action={`${own}/resume`}>
            <p>
              <Button>{words.suspension.resume}</Button>
            </p>
          </Form>
        </Section>
      )}
      {provider.dispatch === 'api' && (
        <Details summary={words.secret.title}>
          <Form action={`${own}/secret`} once>
            <p>{words.secret.detail}</p>
            <p>
              <Button weight="danger">{words.secret.renew}</Button>
            </p>
          </Form>
        </Details>
      )}
    </Layout>
  );
}

/** Of a provider that waits to be told, though nobody tells it. */
function NobodyIsTold({
  provider: { dispatch, call },
  hasAccount,
}: Pick<ProviderPageProps, 'provider' | 'hasAccount'>) {
  const { nobodyIsTold } = providerWords(usePage());
  if (dispatch === 'phone_code' && call === 'provider_calls') {
    return (
      <Notice tone="warn">
        <p>{nobodyIsTold.call}</p>
      </Notice>
    );
  }
  if (dispatch !== 'mail' || hasAccount) return null;
  return (
    <Notice tone="warn">
      <p>{nobodyIsTold.mail}</p>
      <p>
        <a href="/network/accounts">{nobodyIsTold.accounts}</a>
      </p>
    </Notice>
  );
}

const factsOf = (provider: Provider, page: PageContext) => {
  const words = providerWords(page);
  const { facts } = words;
  return [
    [facts.dispatch, words.dispatches[provider.dispatch]],
    [facts.phone, provider.phoneNumber ?? words.none],
    [facts.client, provider.clientNumber ?? words.none],
    ...(provider.baseUrl ? [[facts.address, <RawLine>{provider.baseUrl}</RawLine>] as const] : []),
    [facts.modalities, page.words.list(provider.modalities.map((one) => page.words.modalities[one]))],
    [facts.languages, languagesOf(provider, page, 'names')],
    [facts.areas, areasOf(provider, page)],
    [facts.notice, noticesOf(provider, page).map((one) => <div>{one}</div>)],
    [facts.answer, words.answerWithin(page.words.minutes(provider.answerWithinMinutes))],
    [facts.usage, words.usageWithin(provider.usageDueDays)],
    [facts.call, words.calls[provider.call]],
    [facts.rank, words.rank(provider.priority)],
  ] as const;
};
