import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser/support/chromium.js';

/** What of a page is in the picture: from the top of the first to the foot of the last; all of it unless said otherwise. */
export type Part = Readonly<{ from?: string; to?: string }>;

export type Camera = Readonly<{
  /** Becomes one of the demonstration's people with one click, on a phone or at a desk. */
  as: (email: string, screen: Screen, visit: (page: Page) => Promise<void>) => Promise<void>;
  /** Enters as whoever was just given an account does: by the link in a letter. */
  byLink: (email: string, screen: Screen, visit: (page: Page) => Promise<void>) => Promise<void>;
  take: (page: Page, name: string, part?: Part) => Promise<void>;
  close: () => Promise<void>;
}>;

const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 },
} as const;
export type Screen = keyof typeof screens;

/** Pixels of wall left above and below a piece of a page; the whole of it has its own. */
const MARGIN = 16;
const FONTS = '/etc/fonts';

export const openCamera = async (url: string): Promise<Camera> => {
  // The browser's package brings one font, for our letters alone: languages are written with those of the machine.
  if (existsSync(FONTS)) process.env['FONTCONFIG_PATH'] ??= FONTS;
  const browser = await launchBrowser();
  return {
    as: (email, screen, visit) =>
      opened(browser, url, screen, async (page) => {
        await page.goto('/sign-in');
        await page.locator(`button[value="${email}"]`).click();
        await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
        await visit(page);
      }),
    byLink: (email, screen, visit) =>
      opened(browser, url, screen, async (page) => {
        await enterByLink(page, email);
        await visit(page);
      }),
    take,
    close: () => browser.close(),
  };
};

const opened = async (
  browser: Browser,
  baseURL: string,
  screen: Screen,
  visit: (page: Page) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext({
    ...screens[screen],
    baseURL,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  });
  try {
    await visit(await context.newPage());
  } finally {
    await context.close();
  }
};

const enterByLink = async (page: Page, email: string): Promise<void> => {
  await page.goto('/sign-in');
  await page.getByLabel('Votre adresse professionnelle').fill(email);
  await page.getByRole('button', { name: 'Recevoir mon lien' }).click();
  const link = page
    .locator('section, article, div')
    .filter({ hasText: email })
    .locator('a[href*="/sign-in/link/"]');
  await page.goto('/mailbox');
  await link.first().click();
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
};

const take = async (page: Page, name: string, { from, to }: Part = {}): Promise<void> => {
  // The screen is as tall as the page, so that what is fixed to its foot covers nothing.
  const { width, height } = page.viewportSize()!;
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  const top = from === undefined ? 0 : (await boxOf(page, from)).y;
  const last = await boxOf(page, to ?? 'main');
  const foot = last.y + last.height;
  const folder = process.env['PICTURES_DIR'] ?? '.screens';
  await mkdir(folder, { recursive: true });
  await page.screenshot({
    path: join(folder, `${name}.png`),
    clip: { x: 0, y: top, width, height: foot - top },
    animations: 'disabled',
    caret: 'hide',
  });
  await page.setViewportSize({ width, height });
};

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${page.url()} shows no ${selector}`);
  const margin = selector === 'main' ? 0 : MARGIN;
  return { y: box.y - margin, height: box.height + 2 * margin };
};
