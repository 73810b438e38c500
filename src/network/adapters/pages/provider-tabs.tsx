import { BackLink, type PageContext } from '../../../web/index.js';
import type { Provider } from '../../domain/provider.js';
import { providerWords } from './provider-words.js';

const tabs = ['facts', 'tariffs', 'codes'] as const;

/** What belongs to one provider: what it does, what it costs, and the codes that open its line. */
export function ProviderTabs({
  page,
  provider,
}: {
  page: PageContext;
  provider: Pick<Provider, 'id' | 'name'>;
}) {
  const words = providerWords(page);
  const own = `/network/providers/${provider.id}`;
  const pathOf = { facts: own, tariffs: `${own}/tariffs`, codes: `${own}/access-codes` } as const;
  return (
    <>
      <BackLink href="/network/providers">{words.list.title}</BackLink>
      <nav class="sections" aria-label={provider.name}>
        <ul>
          {tabs.map((tab) => (
            <li>
              <a href={pathOf[tab]} aria-current={page.path === pathOf[tab] ? 'page' : undefined}>
                {words.tabs[tab]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
