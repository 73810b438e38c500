import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const build = path.join(root, 'node_modules/.cache/truchement-bench');
const swc = path.join(root, 'node_modules/@swc/cli/bin/swc.js');

rmSync(build, { recursive: true, force: true });
const compiled = ['--extensions', '.ts,.tsx', '--ignore', '**/*.spec.ts,**/*.spec.tsx', '--copy-files'];
execFileSync(process.execPath, [swc, 'src', 'bench', '-d', build, ...compiled, '--quiet'], {
  cwd: root,
  stdio: 'inherit',
});
// The program tells its version, and finds it where it is built to: one folder up.
copyFileSync(path.join(root, 'package.json'), path.join(build, 'package.json'));
await import(path.join(build, 'bench/main.js'));
