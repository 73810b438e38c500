import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const wordsOf = (name: string): string[] => name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());

/** What the features show each other: the names in their index. */
const publicNames = async (): Promise<string[]> => {
  const features = (await readdir('src', { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = await Promise.all(
    features
      .map(({ name }) => `src/${name}/index.ts`)
      .filter((index) => existsSync(index) && existsSync(index.replace('index.ts', 'domain')))
      .map(async (index) =>
        [...(await readFile(index, 'utf8')).matchAll(/\b([A-Z]\w+)(?=\s*[,}])/g)].map(([, name]) => name!),
      ),
  );
  return names.flat();
};

describe('the glossary', () => {
  it('has a word for whatever the features show each other', async () => {
    const page = await readFile('docs/glossary.md', 'utf8');
    const terms = new Set([...page.matchAll(/`(\w+)`/g)].flatMap(([, term]) => wordsOf(term!)));
    const plain = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '');
    const known = (name: string): boolean =>
      wordsOf(name).some((word) => terms.has(word) || terms.has(plain(word)));
    const names = await publicNames();
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !known(name))).toEqual([]);
  });
});
