import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

const browser = useBrowser();

describe('the components', () => {
  it.each([
    { screen: 'phone', dark: true },
    { screen: 'desktop', dark: false },
  ] as const)(
    'are open to everyone on a $screen, dark: $dark',
    async ({ screen, dark }) => {
      const { page, complaints } = await browser.open({ screen, dark });
      await page.goto(`${truchement.url}/style`);
      expect(await touchingWords(page)).toEqual([]);
      await takePicture(page, `style-${screen}-${dark ? 'dark' : 'light'}`);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('never scroll sideways, on the narrowest screen or at four times the size', async () => {
    const { page, context } = await browser.open({ screen: 320 });
    await page.goto(`${truchement.url}/style`);
    expect(await sidewaysPixels(page)).toBe(0);
    await context.close();
  });

  it('show an error where the browser asks for a page', async () => {
    const { page, context } = await browser.open({ screen: 'phone' });
    await page.goto(`${truchement.url}/nowhere`);
    expect(await page.textContent('h1')).toBe('Cette page n’existe pas, ou ne vous est pas ouverte');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'error-404-phone');
    await page.goto(`${truchement.url}/style/refused`);
    expect(await page.textContent('h1')).toContain('Votre demande, elle, est gardée');
    await takePicture(page, 'error-500-phone');
    await context.close();
  });

  it('speak English to whoever chooses it, without script', async () => {
    const { page, context } = await browser.open({ javaScript: false });
    await page.goto(`${truchement.url}/nowhere`);
    await page.click('button[value=en]');
    expect(new URL(page.url()).pathname).toBe('/nowhere');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.textContent('h1')).toBe('This page does not exist, or is not open to you');
    await context.close();
  });

  it('are reached by the keyboard, the content before the menu for whoever wants', async () => {
    const { page, context } = await browser.open();
    await page.goto(`${truchement.url}/style`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Demander l’interprète');
    await context.close();
  });

  it('have the narrow no-break space of French sums in their own font', async () => {
    const { page, context } = await browser.open();
    await page.goto(`${truchement.url}/style`);
    await page.evaluate(`document.fonts.load('100px "Atkinson Hyperlegible Next"', '1\u202f0')`);
    const width = await page.evaluate<number>(`(() => {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = '100px "Atkinson Hyperlegible Next"';
      return pen.measureText('\u202f').width;
    })()`);
    expect(width).toBeCloseTo(19.6, 0);
    await context.close();
  });

  it('find what is wrong with a page when something is', async () => {
    const { page, context, complaints } = await browser.open();
    await page.goto(`${truchement.url}/style`);
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="data:," style="width: 9000px">')`,
    );
    expect((await accessibilityProblems(page)).join()).toContain('image-alt');
    expect(complaints.join()).toContain('Content Security Policy');
    await context.close();
  });
});

/** The words of a chart that stand closer to each other than a space, or outside of it. */
const touchingWords = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('svg.chart')].flatMap((chart) => {
    const frame = chart.getBoundingClientRect();
    const said = [...chart.querySelectorAll('text')]
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    const touch = (one, other) => one.left < other.right + 3 && other.left < one.right + 3 &&
      one.top < other.bottom - 3 && other.top < one.bottom - 3;
    return said.flatMap(({ text, box }, index) => [
      ...said.slice(index + 1).filter((other) => touch(box, other.box)).map((other) => text + ' / ' + other.text),
      ...(box.left < frame.left - 3 || box.right > frame.right + 3 ? [text + ' outside'] : []),
    ]);
  })`);

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`document.activeElement.textContent.trim()`);
