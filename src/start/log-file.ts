import { createWriteStream, renameSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const LARGEST_BYTES = 10 * 1024 * 1024;

/** The log of the embedded program: in its data folder, so that the console stays for people. */
export class LogFile {
  /** What is said before the folder is known to be ours. */
  private early: string[] = [];
  private stream: WriteStream | undefined;

  write(line: string): void {
    if (this.stream) this.stream.write(line);
    else this.early.push(line);
  }

  /** A long log is put aside first, in the place of the one before. */
  openIn(dataDir: string): void {
    const file = join(dataDir, 'truchement.log');
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) {
      const previous = join(dataDir, 'truchement.previous.log');
      rmSync(previous, { force: true });
      renameSync(file, previous);
    }
    this.stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
    // A full disk must not end the program: PostgreSQL says it better.
    this.stream.on('error', () => undefined);
    for (const line of this.early.splice(0)) this.stream.write(line);
  }

  close(): Promise<void> {
    const { stream } = this;
    if (!stream || stream.destroyed) return Promise.resolve();
    return new Promise((resolve) => stream.end(() => resolve()));
  }
}
