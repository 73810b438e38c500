import type { ComponentChildren } from 'preact';
import type { Day, TimeZone } from '../../kernel/civil-time.js';
import { useWords } from '../page-context.js';

/** A day in words: « mardi 24 janvier ». */
export function DayInWords({ day, year, weekday }: { day: Day; year?: boolean; weekday?: boolean }) {
  return <time datetime={day}>{useWords().day(day, { year, weekday })}</time>;
}

/** « 29 décembre 2022, 10 h 05 », on the wall of the zone. */
export function Moment({ at, zone }: { at: Date; zone: TimeZone }) {
  return <time datetime={at.toISOString()}>{useWords().moment(at, zone)}</time>;
}

/** What a page opens with: its title, then a sentence. */
export function PageHead({
  title,
  lede,
  children,
}: {
  title?: ComponentChildren;
  lede?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class="page-head">
      {title && <h1>{title}</h1>}
      {lede && <p class="lede">{lede}</p>}
      {children}
    </div>
  );
}

/** Something recorded, on a sheet. Sheets never lie on sheets. */
export function Sheet({
  isQuiet = false,
  class: more,
  labelledBy,
  children,
}: {
  isQuiet?: boolean;
  class?: string;
  labelledBy?: string;
  children: ComponentChildren;
}) {
  const classes = ['sheet', isQuiet && 'sheet-quiet', more].filter(Boolean).join(' ');
  return labelledBy ? (
    <section class={classes} aria-labelledby={labelledBy}>
      {children}
    </section>
  ) : (
    <div class={classes}>{children}</div>
  );
}

/** A part of a page under its own question. @param id of the title */
export function Section({
  id,
  title,
  isTitleHidden = false,
  spacing = 'stack',
  children,
}: {
  id: string;
  title: ComponentChildren;
  isTitleHidden?: boolean;
  spacing?: 'stack' | 'stack-s' | 'stack-l';
  children: ComponentChildren;
}) {
  return (
    <section class={spacing} aria-labelledby={id}>
      <h2 id={id} class={isTitleHidden ? 'visually-hidden' : undefined}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Words for those who listen, that those who look don't need. */
export function Spoken({ children }: { children: ComponentChildren }) {
  return <span class="visually-hidden">{children}</span>;
}
