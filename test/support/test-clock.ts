import { Clock } from '../../src/kernel/clock.js';

/** A clock that the test sets. It goes on by itself, so that what waits for a moment still waits for it. */
export class TestClock extends Clock {
  private shiftMs = 0;

  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }

  set(at: Date | string): void {
    this.shiftMs = new Date(at).getTime() - Date.now();
  }

  advance({ minutes = 0, hours = 0, days = 0 }: { minutes?: number; hours?: number; days?: number }): void {
    this.shiftMs += ((days * 24 + hours) * 60 + minutes) * 60_000;
  }
}
