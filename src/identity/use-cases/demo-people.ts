import { Injectable } from '@nestjs/common';

/** Somebody one may become with one click. */
export type DemoPerson = Readonly<{ email: string; who: string }>;
export type DemoNetwork = Readonly<{ network: string; people: readonly DemoPerson[] }>;

/**
 * The people of the demonstration, whom anyone may become. Empty unless whoever starts the program on one machine, with
 * nothing but invented people in it, says otherwise.
 */
@Injectable()
export class DemoPeople {
  private shown: readonly DemoNetwork[] = [];

  get networks(): readonly DemoNetwork[] {
    return this.shown;
  }

  /** Whether letters are kept on a page, and everybody may read them. */
  get isOpen(): boolean {
    return this.shown.length > 0;
  }

  has(email: string): boolean {
    return this.shown.some(({ people }) => people.some((person) => person.email === email));
  }

  /** @throws in production: there, nobody becomes anybody by a click. */
  open(networks: readonly DemoNetwork[]): void {
    if (process.env['NODE_ENV'] === 'production') throw new Error('no demonstration in production');
    this.shown = networks;
  }
}
