import type { Day } from '../../../kernel/civil-time.js';
import {
  BackLink,
  Button,
  Code,
  DateField,
  Facts,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import type { Provider } from '../../domain/provider.js';
import { agreementOf, holderOf, type CodeNames } from './access-code-names.js';
import { accessCodeWords } from './access-code-words.js';

type AccessCodePageProps = CodeNames &
  Readonly<{
    page: PageContext;
    code: AccessCode;
    provider: Pick<Provider, 'id' | 'name'>;
    today: Day;
    mistakes: Mistakes;
    refusal?: string;
  }>;

/** One code, and the form to end it. */
export function AccessCodePage({
  page,
  code,
  provider,
  today,
  mistakes,
  refusal,
  ...named
}: AccessCodePageProps) {
  const words = accessCodeWords(page);
  const say = (day: Day) => page.words.day(day, { year: true, weekday: false });
  return (
    <Layout page={page} title={words.one.title(code.code)} width="narrow">
      <BackLink href={`/network/providers/${code.providerId}/access-codes`}>
        {words.title(provider.name)}
      </BackLink>
      <PageHead title={words.one.title(code.code)} />
      {refusal && (
        <Notice tone="error" announced="at-once">
          {refusal}
        </Notice>
      )}
      <Code>{code.code}</Code>
      <Facts
        facts={[
          [words.one.provider, provider.name],
          [words.holder, holderOf(code, named, page)],
          [words.agreement, agreementOf(code.agreementId, named)],
          [words.since, say(code.validFrom)],
          [words.until, code.revokedOn ? words.ended(say(code.revokedOn)) : words.replaced],
        ]}
      />
      {code.revokedOn === null && (
        <Section id="end" title={words.one.endTitle}>
          <p>{words.one.endDetail}</p>
          <Form action={`/network/providers/access-codes/${code.id}/revoke`} once>
            <DateField
              id="on"
              name="on"
              label={words.one.on}
              value={today}
              min={code.validFrom}
              error={mistakes.of('on')}
              isShort
            />
            <p>
              <Button weight="danger">{words.one.end}</Button>
            </p>
          </Form>
        </Section>
      )}
    </Layout>
  );
}
