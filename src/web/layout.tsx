import type { ComponentChildren } from 'preact';
import type { Viewer } from '../kernel/viewer.js';
import { assets } from './assets.js';
import { Patterns } from './components/chart.js';
import { CsrfField } from './components/fields.js';
import { Icon, Mark } from './components/icon.js';
import { Spoken } from './components/text.js';
import { homeOf, tabsOf } from './navigation.js';
import { PageProvider, usePage, type PageContext } from './page-context.js';

type LayoutProps = Readonly<{
  page: PageContext;
  /** Of the browser's tab; what the page is about comes first. */
  title: string;
  /** `wide` with columns, `narrow` for forms, `door` without header: for signing in. */
  width?: 'wide' | 'narrow' | 'door';
  /** Lays the main part in two columns. */
  hasColumns?: boolean;
  /** For pages that are alive where there is script. */
  usesHtmx?: boolean;
  /** The server tells the page what changes, with `<Live>`. Implies `usesHtmx`. */
  isLive?: boolean;
  /** For whoever must have the number when we can't be reached: the page can be installed, and the browser keeps their card. */
  worksOffline?: boolean;
  /** For pages with a form that asks for a passkey. */
  usesPasskeys?: boolean;
  children: ComponentChildren;
}>;

/** The document that every page is: it speaks, names, and can be left by the keyboard. */
export function Layout({
  page,
  title,
  width = 'wide',
  hasColumns,
  usesHtmx,
  isLive,
  worksOffline,
  usesPasskeys,
  children,
}: LayoutProps) {
  const { words } = page;
  const mainClass = ['page', width === 'narrow' && 'page-narrow', hasColumns && 'columns']
    .filter(Boolean)
    .join(' ');
  return (
    <html lang={words.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fffdfb" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#291e26" media="(prefers-color-scheme: dark)" />
        <title>{`${title} — Truchement`}</title>
        <link rel="preload" href={assets.font.url} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={assets.stylesheet.url} />
        <link rel="icon" href={assets.icon.url} type="image/svg+xml" />
        {worksOffline && <link rel="manifest" href={assets.manifest.url} />}
        {worksOffline && <script src={assets.offline.url} defer />}
        {(usesHtmx || isLive) && <Htmx />}
        {isLive && <script src={assets.sse.url} defer />}
        {usesPasskeys && <script src={assets.passkeys.url} defer />}
      </head>
      <body>
        <PageProvider value={page}>
          <a class="skip" href="#content">
            {words.shell.skip}
          </a>
          {width === 'door' ? (
            children
          ) : (
            <>
              <Masthead />
              <main id="content" class={mainClass} tabIndex={-1}>
                {children}
              </main>
            </>
          )}
          <div id="announcements" class="visually-hidden" aria-live="polite" />
          <Footer />
          <Patterns />
        </PageProvider>
      </body>
    </html>
  );
}

/** A piece of a page, for htmx: the same components, without the document. */
export function Fragment({ page, children }: { page: PageContext; children: ComponentChildren }) {
  return <PageProvider value={page}>{children}</PageProvider>;
}

// Under the strict policy htmx may neither add its own style element nor evaluate anything.
const htmxConfig = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

const Htmx = () => (
  <>
    <meta name="htmx-config" content={htmxConfig} />
    <script src={assets.htmx.url} defer />
  </>
);

function Masthead() {
  const { viewer, person, words, path, isDemo } = usePage();
  return (
    <header class="masthead">
      <div class="masthead-inner">
        <a class="brand" href={viewer ? homeOf(viewer.role) : '/'}>
          <Mark />
          Truchement
        </a>
        {viewer && <Navigation viewer={viewer} path={path} />}
        {viewer ? (
          <a class="account" href="/account">
            <span>
              <Spoken>{words.shell.account} </Spoken>
              <b>{person?.name ?? words.roles[viewer.role]}</b> {person?.place ?? viewer.email}
            </span>
          </a>
        ) : (
          <a class="account" href="/sign-in">
            {words.shell.signIn}
          </a>
        )}
      </div>
      {isDemo && (
        <p class="demonstration">
          <Icon name="info" /> {words.shell.demonstration}
        </p>
      )}
    </header>
  );
}

function Navigation({ viewer, path }: { viewer: Viewer; path: string }) {
  const { words } = usePage();
  return (
    <nav class="nav" aria-label={words.shell.menu}>
      <ul>
        {tabsOf[viewer.role].map((tab) => (
          <li>
            <a href={tab.path} aria-current={isUnder(tab.path, path) ? 'page' : undefined}>
              <Icon name={tab.icon} />
              {words.navigation[tab.word]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const isUnder = (tab: string, path: string): boolean => path === tab || path.startsWith(`${tab}/`);

const languages = [
  ['fr', 'Français'],
  ['en', 'English'],
] as const;

function Footer() {
  const { words, path } = usePage();
  return (
    <footer class="footer">
      <ul>
        <li class="language-switch">
          <form method="post" action="/language" aria-label={words.shell.language}>
            <CsrfField />
            <input type="hidden" name="to" value={path} />
            {languages.map(([code, name]) => (
              <button
                name="language"
                value={code}
                lang={code}
                aria-current={code === words.language ? 'true' : undefined}
              >
                {name}
              </button>
            ))}
          </form>
        </li>
      </ul>
    </footer>
  );
}
