import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';

/** From one to the other: what is on each side, and what passes. */
export function Relay({
  from,
  to,
  children,
}: {
  from: ComponentChildren;
  to: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div class="relay">
      {from}
      <p class="relay-link">
        <span>
          {children} <Icon name="arrow" />
        </span>
      </p>
      {to}
    </div>
  );
}
