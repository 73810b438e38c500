import { fullName, type Professional } from '../../../network/index.js';
import {
  Assurance,
  ButtonLink,
  Endonym,
  Layout,
  Notice,
  PageHead,
  Section,
  type PageContext,
  type ShownLanguage,
} from '../../../web/index.js';
import type { WhatToDial } from '../../use-cases/find-access-code.js';
import { dialWords } from './dial-words.js';
import { DialThread } from './live-line.js';

/** Whose call, and what is dialled for it. */
export type KnownLine = Readonly<{ professional: Professional; access: WhatToDial }>;

type OfflinePageProps = Readonly<{
  page: PageContext;
  /** A professional's own; of a secretariat, those of its practice. */
  lines: readonly KnownLine[];
  languages: readonly ShownLanguage[];
}>;

/** What a browser keeps for whoever has signed in, and shows when we can't be reached: it holds all that dialling takes. */
export function OfflinePage({ page, lines, languages }: OfflinePageProps) {
  const words = dialWords(page);
  const isOwn = page.viewer?.role === 'professional';
  return (
    // Kept for days: the session's token has no place in it.
    <Layout page={{ ...page, path: '/call', csrfToken: null }} title={words.offline} width="narrow">
      <Notice tone="warn">
        <p>{words.offlineNow}</p>
      </Notice>
      <PageHead title={words.offline}>
        <Assurance>{page.words.call.free}</Assurance>
      </PageHead>
      {lines.length === 0 && <p>{words.noCodeYet}</p>}
      {lines.map(({ professional, access }) => {
        const thread = (
          <DialThread
            page={page}
            access={access}
            provider={access.provider.name}
            language={null}
            isOwn={isOwn}
          />
        );
        return isOwn ? (
          thread
        ) : (
          <Section id={`for-${professional.id}`} title={fullName(professional)} spacing="stack-s">
            {thread}
          </Section>
        );
      })}
      {languages.length > 0 && (
        <Section id="languages" title={words.yourLanguages} spacing="stack-s">
          <ul class="bullets">
            {languages.map((language) => (
              <li key={language.code}>
                {language.name} <Endonym language={language} isSoft />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <ButtonLink href="/call" weight="quiet">
          {words.retry}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** What anyone sees on a browser that keeps nothing for anybody. */
export function NobodyOfflinePage({ page }: { page: PageContext }) {
  const words = dialWords(page);
  const nobody = { ...page, viewer: null, person: null, csrfToken: null };
  return (
    <Layout page={nobody} title={words.offlineNobody} width="narrow">
      <PageHead title={words.offlineNobody} lede={words.offlineNobodyDetail} />
      <p>
        <ButtonLink href="/call">{words.retry}</ButtonLink>
      </p>
    </Layout>
  );
}
