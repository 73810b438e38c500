import type { ComponentChildren } from 'preact';
import { useWords } from '../page-context.js';
import { Icon, type IconName } from './icon.js';

type NoticeTone = 'info' | 'ok' | 'warn' | 'error';
const icons: Readonly<Record<NoticeTone, IconName>> = {
  info: 'info',
  ok: 'check',
  warn: 'alert',
  error: 'alert',
};

/**
 * Something to know, said in a bubble.
 * @param announced `politely` for what has just been done, `at-once` for what went wrong; nothing when the page came with it
 */
export function Notice({
  tone = 'info',
  icon,
  announced,
  children,
}: {
  tone?: NoticeTone;
  icon?: IconName;
  announced?: 'politely' | 'at-once';
  children: ComponentChildren;
}) {
  const role = announced === 'at-once' ? 'alert' : announced === 'politely' ? 'status' : undefined;
  return (
    <div class={tone === 'info' ? 'notice' : `notice notice-${tone}`} role={role}>
      <Icon name={icon ?? icons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** One field that is to be corrected, said as what to do. */
export type FieldMistake = Readonly<{ fieldId: string; message: string }>;

/** All that is missing, above the form, each leading to its field. Nothing when all is well. */
export function ErrorSummary({ mistakes }: { mistakes: readonly FieldMistake[] }) {
  const words = useWords();
  if (mistakes.length === 0) return null;
  return (
    <Notice tone="error" announced="at-once">
      <p>
        <b>{words.form.missing(mistakes.length)}</b>
      </p>
      <ul>
        {mistakes.map(({ fieldId, message }) => (
          <li>
            <a href={`#${fieldId}`}>{message}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Nothing here: why, and whether that is well; then what to do, if anything. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="wire" aria-hidden="true">
        <span />
      </p>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** Shown after half a second of waiting, and never in place of the number to call. @param children « Lecture des demandes… » */
export function Waiting({ children }: { children: string }) {
  return (
    <>
      <p role="status">{children}</p>
      <div class="waiting" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </>
  );
}
