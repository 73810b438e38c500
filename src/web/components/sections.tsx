import { sectionsOf } from '../navigation.js';
import { usePage } from '../page-context.js';

/** The lists that belong together, at the top of each of them. */
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
