import { Icon, iconNames, PageHead, Section } from '../components/index.js';
import { Layout } from '../layout.js';
import type { PageContext } from '../page-context.js';
import { Showing } from './showing.js';
import { Talking } from './talking.js';
import { Asking, Telling } from './asking.js';
import { TheMoney } from './the-money.js';

/** The components, each once, with its name and its moment. What is not here is made of what is here. */
export function StylePage({ page }: { page: PageContext }) {
  return (
    <Layout page={shownAsSignedIn(page)} title="Les composants" usesHtmx>
      <PageHead
        title="Les composants"
        lede="Chacun avec son nom et son moment. Ce qui n’est pas ici se compose de ce qui est ici."
      />
      <Section id="colours" title="Couleurs">
        <ul class="swatches">
          {colours.map(([name, use]) => (
            <li>
              <svg aria-hidden="true">
                <rect width="100%" height="100%" fill={`var(--${name})`} />
              </svg>{' '}
              <b>{name}</b> <span class="soft small">{use}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Talking />
      <TheMoney />
      <Showing />
      <Asking />
      <Telling />
      <Section id="icons" title="Icônes">
        <ul class="row">
          {iconNames.map((name) => (
            <li>
              <Icon name={name} /> <span class="small soft">{name}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Layout>
  );
}

// The menu is a component too: it shows only for somebody.
const shownAsSignedIn = (page: PageContext): PageContext => ({
  ...page,
  viewer: page.viewer ?? {
    role: 'professional',
    accountId: '',
    email: '',
    networkId: '',
    professionalId: '',
  },
  person: page.person ?? { name: 'Médecin 1', place: 'MSP' },
  path: '/call',
});

const colours = [
  ['paper', 'le mur'],
  ['sheet', 'la feuille'],
  ['sunk', 'le creux'],
  ['ink', 'le texte'],
  ['ink-soft', 'le texte second'],
  ['edge', 'les bords'],
  ['saffron', 'l’action'],
  ['saffron-soft', 'le choisi'],
  ['petrol', 'liens, données'],
  ['petrol-soft', 'la parole'],
  ['moss', 'bien'],
  ['ochre', 'attention'],
  ['brick', 'refus'],
  ['night', 'la porte'],
] as const;
