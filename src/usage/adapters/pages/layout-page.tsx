import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import { providerTabs, type KeptLayout, type Provider } from '../../../network/index.js';
import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  Layout,
  Moment,
  Notice,
  PageHead,
  RawLine,
  Section,
  Table,
  Tabs,
  usePage,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { LayoutTrial, TriedLine } from '../../domain/call-list/try-layout.js';
import { languageName } from './call-names.js';
import { LayoutForm } from './layout-form.js';
import { layoutWords } from './layout-words.js';

export type LayoutPageProps = Readonly<{
  page: PageContext;
  provider: Provider;
  timeZone: TimeZone;
  kept: KeptLayout | undefined;
  isKept?: boolean;
  trial?: LayoutTrial;
  mistakes: Mistakes;
  refusal?: Refusal;
}>;

/** How a provider writes its lists: what is kept of it, and a sample side by side with what is understood. */
export function LayoutPage({ page, provider, timeZone, kept, trial, mistakes, ...more }: LayoutPageProps) {
  const words = layoutWords(page);
  const path = `/network/providers/${provider.id}/call-list`;
  return (
    <Layout page={page} title={`${words.title}, ${provider.name}`}>
      <Tabs {...providerTabs(provider, page.words.language)}>
        <PageHead title={words.title} lede={words.lede}>
          <p class="soft">
            {kept?.mapping ? (
              <>
                {words.version(kept.version)}
                <Moment at={kept.keptAt} zone={timeZone} />
              </>
            ) : (
              words.usual
            )}
          </p>
        </PageHead>
      </Tabs>
      {more.isKept && (
        <Notice tone="ok" announced="politely">
          <p>{words.kept}</p>
        </Notice>
      )}
      <ErrorSummary mistakes={mistakes.all} />
      {more.refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{more.refusal.problem.detail[page.words.language]}</p>
        </Notice>
      )}
      {trial?.header && <Understood trial={trial} timeZone={timeZone} />}
      {trial?.header && <LayoutForm action={path} trial={trial} mistakes={mistakes} />}
      {trial && !trial.header && (
        <Notice tone="warn" announced="politely">
          <p>{words.noHeader}</p>
        </Notice>
      )}
      <Section id="sample" title={trial ? words.sampleAgain : words.sample}>
        <Form action={`${path}/trial`} hasFile>
          <FileField
            id="file"
            name="file"
            label={words.file}
            hint={words.fileHint}
            error={mistakes.of('file')}
            accept=".csv,.txt,.tsv,.xlsx"
          />
          <p>
            <Button weight={trial?.header ? undefined : 'main'}>{words.look}</Button>
          </p>
        </Form>
      </Section>
    </Layout>
  );
}

type UnderstoodProps = Readonly<{ trial: LayoutTrial; timeZone: TimeZone }>;

function Understood({ trial: { header, lines }, timeZone }: UnderstoodProps) {
  const words = layoutWords(usePage());
  const good = lines.filter(({ call }) => call).length;
  const bad = lines.filter(({ fault }) => fault).length;
  return (
    <Section id="understood" title={words.understood}>
      <p>
        {words.header(header?.line ?? 0)} {good + bad === 0 ? words.nothingYet : words.counts(good, bad)}
      </p>
      <Table<TriedLine>
        caption={words.understood}
        hidesCaption
        columns={[
          { title: words.line, cell: ({ line }) => line },
          {
            title: words.written,
            cell: ({ cells }) => <RawLine>{cells.filter((cell) => cell.trim() !== '').join(' ; ')}</RawLine>,
          },
          { title: words.read, cell: (line) => <Read line={line} timeZone={timeZone} /> },
        ]}
        rows={lines}
      />
    </Section>
  );
}

function Read({ line: { call, fault, total }, timeZone }: Readonly<{ line: TriedLine; timeZone: TimeZone }>) {
  const page = usePage();
  const words = layoutWords(page);
  if (fault)
    return (
      <span class="error">{words.fault(fault.column, fault.found, fault.expected[page.words.language])}</span>
    );
  if (!call) return <span class="soft">{total ? words.wrongTotal : words.rightTotal}</span>;
  return (
    <>
      <Moment at={call.startedAt} zone={timeZone} />,{' '}
      {[page.words.duration(call.durationSeconds), languageName(page, call.language)]
        .filter(Boolean)
        .join(', ')}
      {call.providerAmountCents !== null && (
        <>
          , <b class="money">{page.words.money(call.providerAmountCents)}</b>
        </>
      )}
    </>
  );
}
