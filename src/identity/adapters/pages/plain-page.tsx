import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Reply } from '../../../platform/http/index.js';

export type Language = 'fr' | 'en';

type PlainPage = Readonly<{
  language: Language;
  title: string;
  children: ComponentChildren;
  status?: number;
}>;

/** Nothing is fetched, nothing is framed; forms come back here. The address may hold a secret: it is told to nobody. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** A page of words and forms. */
export const sendPlainPage = (reply: Reply, { language, title, children, status = 200 }: PlainPage): void => {
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Truchement`}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
  void reply
    .status(status)
    .headers(headers)
    .send(`<!doctype html>${renderToString(page)}`);
};
