import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

/** `main` is the one action of a screen; `quiet` goes back or changes one's mind; `danger` is what can't be undone. */
export type Weight = 'main' | 'plain' | 'quiet' | 'danger';

type Look = Readonly<{
  weight?: Weight;
  icon?: IconName;
  /** As wide as what holds it. */
  isWide?: boolean;
  children: ComponentChildren;
}>;

const classOf = ({ weight = 'plain', isWide = false }: Look): string =>
  ['button', weight !== 'plain' && `button-${weight}`, isWide && 'button-wide'].filter(Boolean).join(' ');

const Inside = ({ icon, children }: Look) => (
  <>
    {icon && <Icon name={icon} />}
    {icon && ' '}
    {children}
  </>
);

type ButtonProps = Look &
  Readonly<{
    name?: string;
    value?: string;
    formaction?: string;
    /** The id of the form that it sends, where it stands outside of it. */
    form?: string;
  }>;

/** Sends the form that it stands in; its words say what happens then. */
export function Button({ name, value, formaction, form, ...look }: ButtonProps) {
  return (
    <button type="submit" class={classOf(look)} name={name} value={value} formaction={formaction} form={form}>
      <Inside {...look} />
    </button>
  );
}

/** A link that looks like what one does next. */
export function ButtonLink({
  href,
  download,
  ...look
}: Look & Readonly<{ href: string; download?: boolean }>) {
  return (
    <a class={classOf(look)} href={href} download={download}>
      <Inside {...look} />
    </a>
  );
}

/** Buttons in a row. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}

type CallButtonProps = Readonly<{
  /** As dialled: `+33199001234`. */
  number: string;
  /** As read: `01 99 00 12 34`. */
  shown: string;
  /** What happens: « Appeler ISM ». */
  children: ComponentChildren;
}>;

/** The number, large: a tap dials it. */
export function CallButton({ number, shown, children }: CallButtonProps) {
  return (
    <a class="call-button" href={`tel:${number}`}>
      <Icon name="phone" />{' '}
      <span>
        <span>{children}</span> <span class="call-number">{shown.replaceAll(' ', '\u00a0')}</span>
      </span>
    </a>
  );
}

/** Answers to give in one tap; the first one is what usually happened. They stand in a form. */
export function Outcomes({ children }: { children: ComponentChildren }) {
  return <div class="outcomes">{children}</div>;
}

/** Back to where one came from, above the title. */
export function BackLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="back" href={href}>
      <Icon name="back" /> {children}
    </a>
  );
}
