import type { ComponentChildren } from 'preact';

/**
 * What the server keeps up to date, over one connection: each message bears the name of the piece that it replaces.
 * @param address of a stream of events; null where nothing can change any more
 */
export function Live({ address, children }: { address: string | null; children: ComponentChildren }) {
  if (address === null) return <>{children}</>;
  return (
    <div class="stack-l" hx-ext="sse" sse-connect={address}>
      {children}
    </div>
  );
}

/** A piece of a live page, replaced whole by the message of its name. */
export function LivePiece({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="stack" id={name} sse-swap={name} hx-swap="outerHTML" aria-live="polite">
      {children}
    </div>
  );
}
