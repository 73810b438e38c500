import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';

export type Surface = Readonly<{
  /** `phone`: 360 × 780, touched; `desktop`: 1280 × 900; or a width in CSS pixels. */
  screen?: 'phone' | 'desktop' | number;
  dark?: boolean;
  /** Without script everything must still work. */
  javaScript?: boolean;
  /** What the browser asks for: `fr-FR` unless said otherwise. */
  language?: string;
}>;

export type OpenPage = Readonly<{
  page: Page;
  context: BrowserContext;
  /** What the console has complained of, the policy's violations among it: empty in a sound page. */
  complaints: string[];
}>;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = resolve(import.meta.dirname, '../../../.screens');

/** One browser for the tests of a file; each page in a context of its own, which is closed with it. */
export const useBrowser = (): Readonly<{ open: (surface?: Surface) => Promise<OpenPage> }> => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  return { open: (surface = {}) => openPage(browser, surface) };
};

const openPage = async (browser: Browser, surface: Surface): Promise<OpenPage> => {
  const { screen = 'desktop', dark = false, javaScript = true, language = 'fr-FR' } = surface;
  const isPhone = screen === 'phone' || (typeof screen === 'number' && screen < 768);
  const context = await browser.newContext({
    viewport:
      screen === 'desktop'
        ? { width: 1280, height: 900 }
        : { width: screen === 'phone' ? 360 : screen, height: isPhone ? 780 : 900 },
    hasTouch: isPhone,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
    locale: language,
    timezoneId: 'Europe/Paris',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, complaints };
};

/** What axe finds against WCAG 2.2 AA and its best practices: one line each, empty when all is well. Needs script. */
export const accessibilityProblems = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
};

/** How many pixels a page is wider than its screen: none, ever. */
export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate<number>(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);

/** Takes the whole page, to be looked at, into `.screens/`: where it is asked for, `PICTURES=1 npm test -- test/browser`. */
export const takePicture = async (page: Page, name: string): Promise<void> => {
  if (!process.env['PICTURES']) return;
  const path = resolve(pictures, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
};
