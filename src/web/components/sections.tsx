import type { ComponentChildren } from 'preact';
import { sectionsOf } from '../navigation.js';
import { usePage } from '../page-context.js';
import { BackLink } from './buttons.js';

/** The lists that belong together, under the head of each of them. */
export function Sections({ of }: { of: keyof typeof sectionsOf }) {
  const { path, words } = usePage();
  const sections = sectionsOf[of];
  // The longest address that leads here: `/network` is the beginning of all the others.
  const here = sections
    .filter((section) => path === section.path || path.startsWith(`${section.path}/`))
    .at(-1);
  return (
    <nav class="sections" aria-label={words.sections.label}>
      <ul>
        {sections.map((section) => (
          <li>
            <a href={section.path} aria-current={section === here ? 'page' : undefined}>
              {words.sections[section.word]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Place = Readonly<{ path: string; label: string }>;

type TabsProps = Readonly<{
  back: Place;
  label: string;
  tabs: readonly Place[];
  /** Where one is: the page's head. */
  children: ComponentChildren;
}>;

/** The pages of one thing, under the head of each of them; above it, the way back to all such things. */
export function Tabs({ back, label, tabs, children }: TabsProps) {
  const { path } = usePage();
  return (
    <>
      <BackLink href={back.path}>{back.label}</BackLink>
      {children}
      <nav class="sections" aria-label={label}>
        <ul>
          {tabs.map((tab) => (
            <li>
              <a href={tab.path} aria-current={tab.path === path ? 'page' : undefined}>
                {tab.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
