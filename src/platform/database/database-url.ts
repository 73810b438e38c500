/** Where PostgreSQL is, for those who need a connection of their own. */
export class DatabaseUrl {
  constructor(readonly value: string) {}
}
