/** How this program is known at an OpenID provider. */
export type OpenIdClient = Readonly<{ discoveryUrl: string; clientId: string; clientSecret: string }>;

/** The OpenID provider that professionals may sign in with; null where none is configured. */
export class OpenIdProvider {
  constructor(readonly client: OpenIdClient | null) {}
}
