import type { JSX } from 'preact';

const drawings = {
  phone: (
    <path d="M6.2 3.5h3l1.6 4.6-2.3 1.7a12.4 12.4 0 0 0 5.7 5.7l1.7-2.3 4.6 1.6v3a2.2 2.2 0 0 1-2.4 2.2C10.6 19.4 4.6 13.4 4 5.9a2.2 2.2 0 0 1 2.2-2.4z" />
  ),
  calendar: (
    <>
      <rect x="4" y="5" width="16" height="15" rx="2" />
      <path d="M4 10h16M8 3v4M16 3v4" />
    </>
  ),
  list: <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  alert: <path d="M12 4 2.8 20h18.4L12 4zM12 10v4.5M12 17.3v.01" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  download: <path d="M12 4v11M7 11l5 5 5-5M5 20h14" />,
  arrow: <path d="M5 12h14M13 6l6 6-6 6" />,
  back: <path d="M19 12H5M11 6l-6 6 6 6" />,
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.7v.01" />
    </>
  ),
  home: <path d="m4 11 8-7 8 7v9h-5.5v-6h-5v6H4z" />,
  network: (
    <>
      <circle cx="12" cy="5.5" r="2.5" />
      <circle cx="5.5" cy="18" r="2.5" />
      <circle cx="18.5" cy="18" r="2.5" />
      <path d="M11 8 7 15.5M13 8l4 7.5M8 18h8" />
    </>
  ),
  ledger: <path d="M5 4h14v16H5zM9 4v16M12.5 9h3.5M12.5 13h3.5" />,
  sheet: <path d="M6 3h8.5L19 7.5V21H6zM14 3v5h5M9.5 13h6M9.5 17h6" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  speaker: <path d="M4 9.5v5h3.5l4.5 4v-13l-4.5 4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;
export const iconNames = Object.keys(drawings) as IconName[];

/** A drawing beside a word, never instead of it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}

/** The thread: two people, one line, someone in the middle. */
export function Mark() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path class="brand-line" d="M4 8h20M14 8v14" />
      <circle class="brand-knot" cx="14" cy="22" r="3.5" />
      <circle cx="4" cy="8" r="2.5" fill="currentColor" />
      <circle cx="24" cy="8" r="2.5" fill="currentColor" />
    </svg>
  );
}
