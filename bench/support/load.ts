import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Load = Readonly<{
  url: string;
  clients: number;
  milliseconds: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}>;
export type LoadResult = Readonly<{
  answers: number;
  refused: number;
  perSecond: number;
  latenciesMs: readonly number[];
}>;

/** The same POST, again and again, by clients that each wait for their answer; in a process of its own. */
export const load = (settings: Load): Promise<LoadResult> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.resolve('./load-generator.js')));
    child.once('message', (result) => resolve(result as LoadResult));
    child.once('exit', (code) => code !== 0 && reject(new Error(`the load generator ended with ${code}`)));
    child.send(settings);
  });
