import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'docs/guides');
const guides = readdirSync(folder).filter((name) => name.endsWith('.md'));
const pictures = readdirSync(join(folder, 'pictures'));
const read = (path: string): string => readFileSync(path, 'utf8');

/** What the pages can say, as the catalogues have it; a sentence with a blank stands for all that may fill it. */
const said = (): readonly RegExp[] => {
  const catalogues = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /(words|tabs)[^/]*\.ts$/.test(path) && !path.endsWith('.spec.ts'),
  );
  return catalogues
    .flatMap((path) => read(join(root, 'src', path)).match(/'[^'\n]*'|`[^`]*`/g) ?? [])
    .map((literal) => inOneLine(literal.slice(1, -1)).split(/\$\{[^}]*\}/))
    .filter((parts) => parts.length === 1 || parts.join('').replace(/\P{L}/gu, '').length >= 4)
    .map((parts) => new RegExp(`^${parts.map(escaped).join('.+')}$`));
};

/** Spaces of all widths are one: the page sets them. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const targetsIn = (path: string): string[] =>
  [...read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)|src="([^"]+)"/g)]
    .map(([, link, source]) => (link ?? source)!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => resolve(dirname(path), target));

describe('the guides', () => {
  it('quote no button, menu or title that no page has', () => {
    const known = said();
    const strangers = guides.flatMap((name) =>
      [
        ...read(join(folder, name))
          .replace(/alt="[^"]*"|!\[[^\]]*\]/g, '')
          .matchAll(/«([^»]+)»/g),
      ]
        .map(([, label]) => inOneLine(label!))
        .filter((label) => !known.some((sentence) => sentence.test(label)))
        .map((label) => `${name}: ${label}`),
    );
    expect(strangers).toEqual([]);
  });

  it('lead somewhere, each to a page or a picture that exists', () => {
    const pages = [join(root, 'README.md'), ...guides.map((name) => join(folder, name))];
    const lost = pages.flatMap((page) => targetsIn(page).filter((target) => !existsSync(target)));
    expect(lost).toEqual([]);
  });

  it('use every picture that is kept, and say in words what each shows', () => {
    const pages = [join(root, 'README.md'), ...guides.map((name) => join(folder, name))];
    const used = new Set(pages.flatMap(targetsIn));
    expect(pictures.filter((name) => !used.has(join(folder, 'pictures', name)))).toEqual([]);
    const mute = pages.flatMap((page) => read(page).match(/!\[\]|alt=""|<img(?![^>]*alt=)[^>]*>/g) ?? []);
    expect(mute).toEqual([]);
  });

  it('stay light: a clone costs little', () => {
    const bytes = pictures.map((name) => statSync(join(folder, 'pictures', name)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_500_000);
  });

  it('are all found from their first page', () => {
    const found = targetsIn(join(folder, 'README.md'));
    expect(guides.filter((name) => name !== 'README.md' && !found.includes(join(folder, name)))).toEqual([]);
  });
});
