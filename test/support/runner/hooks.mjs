import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const root = new URL('../../../', import.meta.url);
const { exclude: _, $schema: __, ...swc } = JSON.parse(readFileSync(new URL('.swcrc', root), 'utf8'));
const jestGlobals = new URL('jest-globals.mjs', import.meta.url).href;

/** A source is imported by the name that it has once compiled: where only the source is there, it is taken. */
export const resolve = (specifier, context, next) => {
  if (specifier === '@jest/globals') return { url: jestGlobals, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith(root.href)) {
    for (const extension of ['.ts', '.tsx']) {
      const source = new URL(specifier.replace(/\.js$/, extension), context.parentURL);
      if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
    }
  }
  return next(specifier, context);
};

/** Compiles a source as the build does. */
export const load = (url, context, next) => {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:' || !/\.tsx?$/.test(pathname)) return next(url, context);
  const filename = fileURLToPath(new URL(pathname, url));
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    ...swc,
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
};
