import { NeedFields, PayersList, type PayerExplained, type WhoseNeed } from '../../../funding/index.js';
import { addDays, type Day } from '../../../kernel/civil-time.js';
import { providerTabs, type Provider } from '../../../network/index.js';
import {
  Actions,
  BackLink,
  ButtonLink,
  Empty,
  Form,
  Layout,
  Notice,
  PageHead,
  Pager,
  Section,
  Sheet,
  Status,
  Tabs,
  usePage,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { StoredTariff } from '../persistence/tariff.entity.js';
import { tariffWords } from './tariff-words.js';
import { Sentences, TrialButton, TrialFields, TrialResult } from './trial-panel.js';
import type { TrialForm } from './trial.js';
import type { TryOut } from './try-out.js';

/** A tariff with the day before the next one begins, if one does. */
export type DatedTariff = Readonly<{ tariff: StoredTariff; until: Day | null }>;

type TariffListProps = Readonly<{
  page: PageContext;
  provider: Pick<Provider, 'id' | 'name'>;
  today: Day;
  tariffs: readonly DatedTariff[];
  cursor: string | undefined;
  nextCursor: string | null;
}>;

/** A provider's tariffs, the one that begins last coming first. */
export function TariffListPage({ page, provider, today, tariffs, cursor, nextCursor }: TariffListProps) {
  const { list } = tariffWords(page);
  const path = `/network/providers/${provider.id}/tariffs`;
  return (
    <Layout page={page} title={list.title(provider.name)}>
      <Tabs {...providerTabs(provider, page.words.language)}>
        <PageHead title={list.title(provider.name)} lede={list.lede} />
      </Tabs>
      {tariffs.length === 0 ? (
        <Section id="tariffs" title={list.tariffs} isTitleHidden>
          <Empty title={list.none}>
            <p>{list.noneDetail}</p>
            <ButtonLink href={`${path}/new`} weight="main" icon="plus">
              {list.new}
            </ButtonLink>
          </Empty>
        </Section>
      ) : (
        <>
          <Actions>
            <ButtonLink href={`${path}/new`} weight="main" icon="plus">
              {list.new}
            </ButtonLink>
            <ButtonLink href={`${path}/new?from=blank`}>{list.blank}</ButtonLink>
          </Actions>
          {tariffs.map((dated) => (
            <Sheet labelledBy={`tariff-${dated.tariff.id}`}>
              <h2 id={`tariff-${dated.tariff.id}`}>
                <Validity dated={dated} today={today} />
              </h2>
              <Sentences rules={dated.tariff.rules} />
              <Actions>
                <ButtonLink href={`/network/providers/tariffs/${dated.tariff.id}`}>{list.read}</ButtonLink>
                <ButtonLink href={`${path}/new?from=${dated.tariff.id}`} weight="quiet">
                  {list.copy}
                </ButtonLink>
              </Actions>
            </Sheet>
          ))}
          <Pager path={path} query={{ cursor }} nextCursor={nextCursor} />
        </>
      )}
    </Layout>
  );
}

/** Since when, or until when: what is in force is marked in word, shape and colour. */
function Validity({ dated: { tariff, until }, today }: { dated: DatedTariff; today: Day }) {
  const page = usePage();
  const words = tariffWords(page);
  const say = (day: Day) => page.words.day(day, { year: true, weekday: false });
  if (tariff.validFrom > today)
    return (
      <Status tone="info" icon="clock">
        {words.toCome(say(tariff.validFrom))}
      </Status>
    );
  if (until === null || until >= today)
    return (
      <Status tone="ok" icon="check">
        {words.inForce(say(tariff.validFrom))}
        {until && `, ${words.until(say(until))}`}
      </Status>
    );
  return <>{words.past(say(tariff.validFrom), say(until))}</>;
}

type TariffPageProps = Readonly<{
  page: PageContext;
  provider: Pick<Provider, 'id' | 'name'>;
  today: Day;
  dated: DatedTariff;
  trial: TrialForm;
  found: TryOut;
  mistakes: Mistakes;
  isJustStored: boolean;
  whose: WhoseNeed;
  practices: readonly Readonly<{ id: string; name: string }>[];
  /** Who would pay for the session that is tried; null where it has no price. */
  payers: readonly PayerExplained[] | null;
}>;

/** A tariff as it is stored, to be read and tried. Nothing in it can be changed. */
export function TariffPage({
  page,
  provider,
  today,
  dated,
  trial,
  found,
  mistakes,
  isJustStored,
  whose,
  practices,
  payers,
}: TariffPageProps) {
  const words = tariffWords(page);
  const { tariff } = dated;
  const tariffs = `/network/providers/${provider.id}/tariffs`;
  return (
    <Layout page={page} title={words.page.title(provider.name)}>
      <BackLink href={tariffs}>{words.page.all}</BackLink>
      <PageHead title={words.page.title(provider.name)}>
        <p class="row">
          <Validity dated={dated} today={today} />
        </p>
      </PageHead>
      {isJustStored && (
        <Notice tone="ok" announced="politely">
          {words.stored}
        </Notice>
      )}
      <div class="columns columns-even">
        <Section id="rules" title={words.page.rules}>
          <Sentences rules={tariff.rules} />
          <p class="soft">
            {words.page.together(words.editor.stackings[tariff.stacking] ?? '')}{' '}
            {words.vat(page.words.percent(tariff.vatBasisPoints / 10_000))}
          </p>
          <p>{words.page.never}</p>
          <ButtonLink href={`${tariffs}/new?from=${tariff.id}`}>{words.list.copy}</ButtonLink>
        </Section>
        <Sheet labelledBy="try">
          <h2 id="try">{words.trial.title}</h2>
          <Form action={`/network/providers/tariffs/${tariff.id}#try`} method="get">
            <TrialFields trial={trial} mistakes={mistakes} />
            <NeedFields whose={whose} practices={practices} />
            <TrialButton />
          </Form>
          <TrialResult found={{ ...found, rules: [] }} />
          {payers && <PayersList payers={payers} of="asked" />}
        </Sheet>
      </div>
    </Layout>
  );
}

/** Each tariff with its last day: the one before the next begins. @param later what begins after all of these */
export const datedTariffs = (
  tariffs: readonly StoredTariff[],
  all: readonly StoredTariff[],
): readonly DatedTariff[] => {
  const days = all.map(({ validFrom }) => validFrom).toSorted();
  return tariffs.map((tariff) => {
    const next = days.find((day) => day > tariff.validFrom);
    return { tariff, until: next === undefined ? null : addDays(next, -1) };
  });
};
