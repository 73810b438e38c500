import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';

/** A code to dictate, zeros slashed. */
export function Code({ children, describedBy }: { children: string; describedBy?: string }) {
  return (
    <p class="code" aria-describedby={describedBy}>
      {children}
    </p>
  );
}

/** What is said aloud. */
export function Speech({ children }: { children: ComponentChildren }) {
  return <blockquote class="speech">{children}</blockquote>;
}

/** The promise, at the moment when it matters: « Gratuit pour vous et votre patient ». */
export function Assurance({ children }: { children: ComponentChildren }) {
  return (
    <p class="assurance">
      <Icon name="check" /> {children}
    </p>
  );
}

/** A raw line of a file, what is wrong in it marked. */
export function RawLine({ children }: { children: ComponentChildren }) {
  return <code class="raw">{children}</code>;
}
