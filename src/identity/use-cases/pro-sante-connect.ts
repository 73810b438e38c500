/** What must come back with somebody who left for Pro Santé Connect; it stays with their browser, sealed. */
export type Trip = Readonly<{ state: string; nonce: string; verifier: string }>;

/** A health professional, as Pro Santé Connect knows them. */
export type Recognised = Readonly<{ rpps: string | null; name: string | null }>;

/** The national door of health professionals (CPS card, e-CPS), by OpenID Connect: authorization code with PKCE. */
export abstract class ProSanteConnect {
  /** Whether this program is known there. */
  abstract readonly isOffered: boolean;

  /** @returns where to send the browser, and what must come back. @throws ProSanteConnectSilent */
  abstract leave(): Promise<Readonly<{ address: string; trip: Trip }>>;

  /**
   * @param query what Pro Santé Connect sent the browser back with, from its `?`
   * @throws ProSanteConnectRefused when it is not the answer to this trip, for this program; ProSanteConnectSilent
   */
  abstract back(query: string, trip: Trip): Promise<Recognised>;
}
