/** The one clock of the program. Injected, also into SQL, so that a test can live through a year in a second. */
export abstract class Clock {
  abstract now(): Date;
}
