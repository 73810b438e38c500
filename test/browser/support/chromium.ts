import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import packaged, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** The Chromium that an npm package carries. Its own arguments are left aside: they switch web security off. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = await packaged.executablePath();
  if (lacksLibraries(executablePath)) {
    const libraries = await inflate(join(dirname(packageEntry), '../bin/al2023.tar.br'));
    setupLambdaEnvironment(join(libraries, 'lib'));
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
};

const packageEntry = createRequire(import.meta.url).resolve('@sparticuz/chromium');

/** Bare machines have no libnss3: the package carries that as well. */
const lacksLibraries = (executable: string): boolean => {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
  } catch {
    return false;
  }
};
