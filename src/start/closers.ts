type Closer = Readonly<{ what: string; close: () => Promise<void> }>;

/** What has been opened so far, to be closed in the opposite order. */
export class Closers {
  private readonly opened: Closer[] = [];

  add(what: string, close: () => Promise<void>): void {
    this.opened.push({ what, close });
  }

  /** Closes everything, each within its patience: what fails or hangs is told, and never keeps the rest open. */
  async close(tell: (failure: string) => void, patienceMs = 20_000): Promise<void> {
    for (let one = this.opened.pop(); one; one = this.opened.pop()) {
      try {
        await within(patienceMs, one.close());
      } catch (error) {
        tell(`${one.what} : ${String(error)}`);
      }
    }
  }
}

const within = async (milliseconds: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('ne s’arrête pas')), milliseconds);
  });
  try {
    await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
};
