import { describe, expect, it } from '@jest/globals';
import { assets } from '../../src/web/assets.js';

const css = assets.stylesheet.body.toString('utf8');

/** The colours that the tokens have: those of the first `:root`, those of the dark scheme over them. */
const tokensIn = (block: string): Record<string, string> =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, colour]) => [name, colour]),
  );
const dark = css.slice(css.indexOf('@media (prefers-color-scheme: dark)'));
const schemes = {
  light: tokensIn(css.slice(0, css.indexOf('@media (prefers-color-scheme: dark)'))),
  dark: {
    ...tokensIn(css.slice(0, css.indexOf('@media (prefers-color-scheme: dark)'))),
    ...tokensIn(dark.slice(0, dark.indexOf('/* ------'))),
  },
} as const;

/** The table at the head of the sheet: pair, light, dark, what WCAG 2.2 asks for. */
const table = [...css.matchAll(/^\s+([\w-]+) on ([\w-]+)\s+([\d.]+)\s+([\d.]+)\s+(4\.5|3)$/gm)].map(
  ([, text, ground, light, darkRatio, needed]) => ({
    pair: `${text} on ${ground}`,
    text: text!,
    ground: ground!,
    stated: { light: Number(light), dark: Number(darkRatio) },
    needed: Number(needed),
  }),
);

describe('the contrast table at the head of the sheet', () => {
  it('has all the pairs that text and borders make', () => {
    expect(table.length).toBeGreaterThan(25);
  });

  it.each(table)('$pair is as stated, and enough', ({ text, ground, stated, needed }) => {
    for (const scheme of ['light', 'dark'] as const) {
      const ratio = contrast(schemes[scheme][text]!, schemes[scheme][ground]!);
      expect(ratio).toBeCloseTo(stated[scheme], 1);
      expect(ratio).toBeGreaterThanOrEqual(needed);
    }
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
