import { Button, ButtonLink, EmailField, ErrorSummary, Form, Section } from '../../../web/index.js';
import type { DemoNetwork } from '../../use-cases/demo-people.js';
import type { SignInWords } from './words.js';

type EmailFormProps = Readonly<{ words: SignInWords; next: string; email?: string; isWrong?: boolean }>;

/** Asks for the address to which the link goes. */
export function EmailForm({ words, next, email, isWrong = false }: EmailFormProps) {
  return (
    <>
      {isWrong && <ErrorSummary mistakes={[{ fieldId: 'email', message: words.emailWrong }]} />}
      <Form action="/sign-in">
        <EmailField
          id="email"
          name="email"
          label={words.email}
          hint={words.emailHint}
          error={isWrong ? words.emailWrong : undefined}
          value={email}
          autocomplete="username webauthn"
          inputmode="email"
          maxlength={254}
          spellcheck={false}
          required
        />
        <input type="hidden" name="next" value={next} />
        <p>
          <Button weight="main" isWide>
            {words.sendLink}
          </Button>
        </p>
      </Form>
    </>
  );
}

type DemoFormsProps = Readonly<{ words: SignInWords; networks: readonly DemoNetwork[]; next: string }>;

/** The people whom one becomes with one click. */
export function DemoForms({ words, networks, next }: DemoFormsProps) {
  return (
    <>
      <p class="or">{words.or}</p>
      <Section id="demonstration" title={words.demonstration}>
        {networks.map(({ network, people }) => (
          <Form action="/sign-in/demo" class="stack-s" key={network}>
            <h3>{network}</h3>
            <input type="hidden" name="next" value={next} />
            <ul class="stack-s">
              {people.map(({ email, who }) => (
                <li key={email}>
                  <Button name="email" value={email} isWide>
                    {who}
                  </Button>
                </li>
              ))}
            </ul>
          </Form>
        ))}
        <MailboxLink words={words} />
      </Section>
    </>
  );
}

/** Where the demonstration's letters arrive. */
export function MailboxLink({ words }: { words: SignInWords }) {
  return (
    <p>
      <ButtonLink href="/mailbox" isWide>
        {words.openMailbox}
      </ButtonLink>
    </p>
  );
}
