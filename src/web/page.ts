import { html, type Html } from './html.js';

const mark = html`<svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
  <path class="brand-line" d="M4 8h20M14 8v14" />
  <circle class="brand-knot" cx="14" cy="22" r="3.5" />
  <circle cx="4" cy="8" r="2.5" fill="currentColor" />
  <circle cx="24" cy="8" r="2.5" fill="currentColor" />
</svg>`;

export type Page = Readonly<{ title: string; stylesheet: string; main: Html }>;

/** A whole page: without script, without inline style. */
export const page = ({ title, stylesheet, main }: Page): string =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${stylesheet}" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">Aller au contenu</a>
        <header class="masthead">
          <div class="masthead-inner"><p class="brand">${mark}Truchement</p></div>
        </header>
        <main id="content" class="page">${main}</main>
      </body>
    </html> `.text;
