import type { Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import {
  Button,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  RawLine,
  Section,
  TextField,
  typeset,
  type PageContext,
} from '../../../web/index.js';
import type { ApiToken } from '../persistence/api-tokens.js';
import type { OpenSession } from '../persistence/browser-sessions.js';
import type { OwnPasskey } from '../persistence/stored-passkeys.js';
import { accountWords, type AccountWords } from './account-words.js';
import { deviceIn } from './device.js';
import { PasskeyForm } from './passkey-form.js';

/** An account may belong to no network: its owner’s clock is France’s. */
const ZONE = 'Europe/Paris';

export type AccountPageProps = Readonly<{
  page: PageContext;
  sessions: readonly OpenSession[];
  /** The session of the browser that reads. */
  thisOne: Id | null;
  passkeys: readonly OwnPasskey[];
  tokens: readonly ApiToken[];
  /** Why a passkey was not added. */
  refusal?: Refusal;
  /** A token just made, shown this once. */
  made?: string;
  isLabelMissing?: boolean;
}>;

/** Where one is signed in, what acts in one's name, and how to end it. */
export function AccountPage({
  page,
  sessions,
  thisOne,
  passkeys,
  tokens,
  refusal,
  made,
  isLabelMissing = false,
}: AccountPageProps) {
  const words = accountWords(page);
  const moment = (at: Date): string => page.words.moment(at, ZONE);
  return (
    <Layout page={page} title={words.title} width="narrow" usesPasskeys>
      <PageHead title={words.title} lede={page.viewer?.email} />
      {refusal && (
        <Notice tone="error" announced="at-once">
          <p>{typeset(refusal.problem.detail[page.words.language])}</p>
        </Notice>
      )}
      {made && (
        <Notice tone="ok" announced="politely">
          <p>{words.made}</p>
          <p>
            <RawLine>{made}</RawLine>
          </p>
        </Notice>
      )}
      {isLabelMissing && <ErrorSummary mistakes={[{ fieldId: 'label', message: words.labelMissing }]} />}
      {(page.viewer?.role === 'professional' || page.viewer?.role === 'staff') && (
        <p>
          <a href="/practice">{words.practice}</a>
        </p>
      )}
      <Form action="/sign-out" class="stack-s">
        <Button isWide>{words.signOut}</Button>
      </Form>
      <Section id="sessions" title={words.sessions}>
        <p>{words.sessionsDetail}</p>
        <ul class="stack-s">
          {sessions.map((session) => (
            <li key={session.id}>
              <b>{deviceIn(session.device) ?? words.unknownDevice}</b>
              {session.id === thisOne && ` (${words.thisOne})`}
              <p class="soft small">{words.seen(moment(session.seenAt), words.ways[session.way])}</p>
              {session.id !== thisOne && (
                <Form action={`/account/sessions/${session.id}/end`} class="stack-s">
                  <Button weight="quiet">{words.end}</Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        <Form action="/sign-out/everywhere" class="stack-s">
          <Button weight="danger">{words.everywhere}</Button>
        </Form>
      </Section>
      <Passkeys words={words} passkeys={passkeys} moment={moment} />
      <Tokens words={words} tokens={tokens} moment={moment} isLabelMissing={isLabelMissing} />
    </Layout>
  );
}

type PasskeysProps = Readonly<{
  words: AccountWords;
  passkeys: readonly OwnPasskey[];
  moment: (at: Date) => string;
}>;

function Passkeys({ words, passkeys, moment }: PasskeysProps) {
  return (
    <Section id="passkeys" title={words.passkeys}>
      <p>{words.passkeysDetail}</p>
      {passkeys.length === 0 && <p class="soft">{words.noPasskey}</p>}
      <ul class="stack-s">
        {passkeys.map(({ id, device, createdAt, usedAt }) => (
          <li key={id}>
            <b>{deviceIn(device) ?? words.unknownDevice}</b>
            <p class="soft small">
              {words.passkeySince(moment(createdAt))},{' '}
              {usedAt ? words.usedAt(moment(usedAt)) : words.neverUsed}
            </p>
            <Form action={`/account/passkeys/${id}/remove`} class="stack-s">
              <Button weight="quiet">{words.removePasskey}</Button>
            </Form>
          </li>
        ))}
      </ul>
      <PasskeyForm
        ceremony="add"
        action="/account/passkeys"
        button={words.addPasskey}
        sentences={{
          known: words.passkeyKnown,
          dismissed: words.passkeyDismissed,
          failed: words.passkeyFailed,
        }}
      />
    </Section>
  );
}

type TokensProps = Readonly<{
  words: AccountWords;
  tokens: readonly ApiToken[];
  moment: (at: Date) => string;
  isLabelMissing: boolean;
}>;

function Tokens({ words, tokens, moment, isLabelMissing }: TokensProps) {
  return (
    <Section id="tokens" title={words.tokens}>
      <p>{words.tokensDetail}</p>
      {tokens.length === 0 && <p class="soft">{words.noToken}</p>}
      <ul class="stack-s">
        {tokens.map(({ id, label, createdAt }) => (
          <li key={id}>
            <b>{label || words.unnamed}</b>
            <p class="soft small">{words.since(moment(createdAt))}</p>
            <Form action={`/account/tokens/${id}/revoke`} class="stack-s">
              <Button weight="quiet">{words.revoke}</Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action="/account/tokens">
        <TextField
          id="label"
          name="label"
          label={words.label}
          error={isLabelMissing ? words.labelMissing : undefined}
          maxlength={100}
          required
        />
        <p>
          <Button>{words.make}</Button>
        </p>
      </Form>
    </Section>
  );
}
