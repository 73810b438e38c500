import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import supertest from 'supertest';
import { aSide, type Side } from '../security/a-side.js';
import { permissions } from '../security/permissions.js';
import { anInvitation } from '../support/joining.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAdmin, aProfessional, type Actor } from '../support/world.js';
import { textOf } from '../support/text-of.js';
import { sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

type Seen = Readonly<{ route: string; path: string; reader: Actor | null }>;

let truchement: TestApp;
let side: Side;
let pages: readonly Seen[];
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  side = await aSide(truchement, await anAdmin(truchement), 'Rouen');
  const candidates = Object.entries(permissions).flatMap(([route, { may, of, fails }]): Seen[] => {
    const [method, pattern = ''] = route.split(' ');
    if (method !== 'GET' || fails || isNoPage.test(pattern)) return [];
    const path = pattern
      .replace(':id', of ? side.ids[of] : '')
      .replace(':line', '3')
      .replace(':secret', 'A'.repeat(43));
    return [{ route, path, reader: typeof may === 'object' ? side.people[may[0]!] : null }];
  });
  const arePages = await Promise.all(candidates.map(isPage));
  const invited = await aProfessional(side.network, { enrolled: false });
  const { path } = await anInvitation(side.network, invited);
  pages = [
    ...candidates.filter((_, index) => arePages[index]),
    { route: 'GET /join/:secret/open', path, reader: null },
  ];
});
afterAll(() => truchement.close());

/** For programs, or streams that never end. */
const isNoPage = /^\/(?:api|health|metrics)\b|\.(?:csv|pdf|json|ics)$|\/events$(?<!^\/calls\/events)/;

/** A whole document: what htmx takes a piece of is looked at where it stands. */
const isPage = async ({ path, reader }: Seen): Promise<boolean> => {
  const request = supertest(truchement.url).get(path).set('accept', 'text/html').redirects(0);
  const { text } = await (reader ? reader.as(request) : request);
  return text?.startsWith('<!doctype html>') ?? false;
};

const nameOf = (route: string): string => route.replace('GET /', '').replaceAll(/[/:]+/g, '-') || 'front';

const ENGLISH = 'truchement_language=en';
const browser = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [360, 1280] as const;
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a page says in its own words: neither what stands in another language and says so, nor people's own names. */
const ownWordsOf = (html: string): string =>
  textOf(
    html
      .replaceAll(
        /Médecins du Monde|MSP de la Grand-Mare|Le Gall|interprétariat en médecine de ville|arabe algérien/gi,
        '',
      )
      .replaceAll(/<datalist[^]*?<\/datalist>/g, '')
      // To the operator, who is French whatever language the page speaks.
      .replaceAll(/<blockquote class="speech"[^]*?<\/blockquote>/g, '')
      .replaceAll(
        /<(\w+)[^>]* lang="(?!en")[^"]*"[^>]*>[^<]*(?:<(?!\/\1)[^<]*)*<\/\1>/g,
        (found, tag: string) => (tag === 'html' ? found : ''),
      ),
  );
const french =
  /«|\b(?:aucune?|avec|ce|cette|chaque|dans|demandes?|des|du|elle|est|et|jours?|les?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|mois|non|ou|oui|par|pas|pour|sans|sont|sur|une|votre|vos|vous|arabe|russe|albanais|géorgien|langue)\b/giu;

describe('every page that the matrix names', () => {
  it('speaks English, and nothing else, to whoever reads English', async () => {
    const found: string[] = [];
    for (const { route, path, reader } of pages) {
      if (path === '/style') continue;
      const request = supertest(truchement.url).get(path).set('accept', 'text/html').set('cookie', ENGLISH);
      const { text } = await (reader ? reader.as(request) : request);
      expect(text).toContain('<html lang="en"');
      const said = ownWordsOf(text);
      for (const { index } of said.matchAll(french))
        found.push(`${route}: ${said.slice(Math.max(0, index - 40), index + 50)}`);
    }
    expect(found).toEqual([]);
  });

  it('is open to everyone, on a phone and a desktop, by day and by night, and pushes nothing aside', async () => {
    expect(pages.length).toBeGreaterThan(55);
    const { page, context, complaints } = await browser.open({ screen: 'phone' });
    await page.addInitScript(axe);
    /** By night only colours differ: what has a name or an order keeps it. */
    const problems = async (isNight: boolean): Promise<string[]> => {
      const only = isNight ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: levels };
      const options = JSON.stringify({ runOnly: only, resultTypes: ['violations'] });
      const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    };
    const found: unknown[] = [];
    for (const { route, path, reader } of pages) {
      await page.setExtraHTTPHeaders(reader ? { authorization: `Bearer ${reader.token}` } : {});
      await page.goto(`${truchement.url}${path}`, { waitUntil: 'domcontentloaded' });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await takePicture(page, `page-${nameOf(route)}-${width}-${colorScheme}`);
          found.push(
            ...(await problems(colorScheme === 'dark')).map((one) => [route, width, colorScheme, one]),
          );
        }
        const pushed = await sidewaysPixels(page);
        if (pushed > 0) found.push([route, width, pushed]);
      }
    }
    expect(found).toEqual([]);
    expect(complaints.filter((one) => !/status of 4\d\d/.test(one))).toEqual([]);
    await context.close();
  });
});
