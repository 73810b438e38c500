/**
 * Draws src/web/assets/icon-*.png from icon.svg: `node test/support/make-icons.mjs PATH-OF-CHROMIUM`.
 * The maskable one keeps its drawing inside the safe zone, a circle of 80 % (W3C, Web Application Manifest, « maskable »).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const assets = new URL('../../src/web/assets/', import.meta.url);
const drawing = await readFile(new URL('icon.svg', assets), 'utf8');
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });

/** @param inset of the drawing on its ground, as a part of the side */
const make = async (name, side, inset = 0) => {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const scale = 1 - 2 * inset;
  await page.setContent(`<style>
    body { margin: 0; background: ${inset > 0 ? '#f8f1ee' : 'transparent'} }
    svg { position: absolute; inset: ${inset * side}px; width: ${scale * side}px; height: ${scale * side}px }
  </style>${drawing}`);
  await writeFile(new URL(name, assets), await page.screenshot({ omitBackground: true }));
  await page.close();
};

await make('icon-192.png', 192);
await make('icon-512.png', 512);
await make('icon-maskable-512.png', 512, 0.14);
await browser.close();
