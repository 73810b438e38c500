/** The platform's address as the world outside reaches it. */
export class PublicUrl {
  constructor(readonly value: string) {}
}
