import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Viewer } from '../kernel/viewer.js';
import type { Person, Request } from '../platform/http/index.js';
import { languageOf } from '../platform/http/problem.js';
import { wordsOf, type Language, type Words } from './words/index.js';

/** What every page knows of whoever reads it. */
export type PageContext = Readonly<{
  /** null: nobody has signed in. */
  viewer: Viewer | null;
  /** Whose page it is, as people are named; null as `viewer` is. */
  person: Person | null;
  words: Words;
  /** The address without what follows `?`. */
  path: string;
  /** What forms carry in `_csrf`; null where no session stands behind the page. */
  csrfToken: string | null;
  /** All that the program holds is a demonstration. */
  isDemo: boolean;
}>;

/** The page's context, as a parameter of a controller. */
export const OnPage = createParamDecorator((_: unknown, context: ExecutionContext): PageContext =>
  contextOf(context.switchToHttp().getRequest<Request>()),
);

export const LANGUAGE_COOKIE = 'truchement_language';

/** The request as the web's own hook leaves it. */
export type PageRequest = Request & { isDemo?: boolean };

export const contextOf = (request: PageRequest): PageContext => ({
  viewer: request.viewer ?? null,
  person: request.browserSession?.person ?? null,
  words: wordsOf(chosenLanguage(request)),
  path: request.url.split('?')[0] ?? '/',
  csrfToken: request.browserSession?.csrfToken ?? null,
  isDemo: request.isDemo ?? false,
});

/** The language that the person has chosen, else the one that their browser prefers, else French. */
const chosenLanguage = (request: Request): Language => {
  const chosen = new RegExp(`(?:^|; ?)${LANGUAGE_COOKIE}=(fr|en)(?:;|$)`).exec(
    request.headers.cookie ?? '',
  )?.[1];
  return chosen === 'fr' || chosen === 'en' ? chosen : languageOf(request);
};

const Page = createContext<PageContext | null>(null);

/** Makes the context known to every component inside. */
export const PageProvider = Page.Provider;

/** @throws when the component stands outside a layout */
export const usePage = (): PageContext => {
  const page = useContext(Page);
  if (!page) throw new Error('a component that knows its page stands outside a layout');
  return page;
};

/** The words of the language that the page speaks. */
export const useWords = (): Words => usePage().words;
