import type { ComponentChildren } from 'preact';
import { Button, CsrfField } from '../../../web/index.js';

type PasskeyFormProps = Readonly<{
  /** Makes a key, or asks for one that was made. */
  ceremony: 'add' | 'enter';
  action: string;
  button: string;
  isWide?: boolean;
  /** Said when the key exists already, was not presented, or could not answer. */
  sentences: Readonly<{ known?: string; dismissed: string; failed: string }>;
  children?: ComponentChildren;
}>;

/** A button that asks the browser for a passkey. It only shows where there is a script, and a browser that has some. */
export function PasskeyForm({ ceremony, action, button, isWide, sentences, children }: PasskeyFormProps) {
  return (
    <form
      class="stack-s"
      method="post"
      action={action}
      data-passkey={ceremony}
      data-known={sentences.known}
      data-dismissed={sentences.dismissed}
      data-failed={sentences.failed}
      hidden
    >
      <CsrfField />
      <input type="hidden" name="answer" />
      {children}
      <Button icon="lock" isWide={isWide}>
        {button}
      </Button>
      <p role="status" class="small" />
    </form>
  );
}
