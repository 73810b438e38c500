import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const build = path.join(root, 'node_modules/.cache/truchement-pictures');
const swc = path.join(root, 'node_modules/@swc/cli/bin/swc.js');
const compile = (from, to, ...more) =>
  execFileSync(process.execPath, [swc, ...from, '-d', path.join(build, to), ...more, '--quiet'], {
    cwd: root,
    stdio: 'inherit',
  });

rmSync(build, { recursive: true, force: true });
compile(['test/pictures', 'test/start/program.ts', 'test/support', 'test/browser/support'], '.');
// The program itself, where test/start/program.ts runs it from.
compile(['src'], '.test-build', '--strip-leading-paths', '--copy-files');
// It tells its version, and finds it one folder up from itself.
copyFileSync(path.join(root, 'package.json'), path.join(build, 'package.json'));
process.env.PICTURES_DIR = path.join(root, 'docs/guides/pictures');
await import(path.join(build, 'test/pictures/main.js'));
