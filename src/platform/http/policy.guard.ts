import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Id } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { demandCsrfToken } from './csrf.js';
import type { Person, Request } from './exchange.js';
import { Forbidden, Unauthenticated } from './http-refusals.js';
import { POLICY, SHOWS_PEOPLE, type Policy } from './policy.js';
import { csrfTokenOf, SessionCookie } from './session-cookie.js';

/** Tells who is behind a request. Implemented where accounts live. */
export abstract class Authenticator {
  /** @returns null when the token opens nothing (any more). */
  abstract viewerOfToken(token: string): Promise<Viewer | null>;

  /** @returns null when the session is over, or never was. */
  abstract viewerOfSession(
    secret: string,
  ): Promise<Readonly<{ sessionId: Id; viewer: Viewer; person: Person }> | null>;
}

/**
 * Denies by default: no declared policy, no access. Known by a token, or by the browser's cookie; where anyone may come, a
 * page may still want to know who did.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const where = [context.getHandler(), context.getClass()];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, where);
    if (!policy) return false;
    if (policy.kind === 'signed') return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (policy.kind === 'public') {
      await this.recognise(request).catch(() => null); // without its database the program still says how it is
      return true;
    }
    const secret = await this.recognise(request);
    if (!request.viewer) throw new Unauthenticated();
    if (secret) demandCsrfToken(request, secret);
    if (!policy.roles.includes(request.viewer.role)) throw new Forbidden();
    const showsPeople = this.reflector.getAllAndOverride<boolean | undefined>(SHOWS_PEOPLE, where) ?? false;
    request.showsPeople = showsPeople && request.method !== 'HEAD'; // its answer has no body, so it shows nobody
    return true;
  }

  /** @returns the cookie's secret when it is by the cookie that the viewer is known. */
  private async recognise(request: Request): Promise<string | null> {
    const known = await recognise(request, this.authenticator, this.cookie);
    if (!known) return null;
    request.viewer = known.viewer;
    if (!known.session) return null;
    const { id, secret, person } = known.session;
    request.browserSession = { id, csrfToken: csrfTokenOf(secret), person };
    return secret;
  }
}

/** `session` where it is by the browser's cookie that somebody is known. */
export type Recognised = Readonly<{
  viewer: Viewer;
  session: Readonly<{ id: Id; secret: string; person: Person }> | null;
}>;

/** Who is behind a request, as of now; null when nobody is, or nobody any more. */
export const recognise = async (
  request: Request,
  authenticator: Authenticator,
  cookie: SessionCookie,
): Promise<Recognised | null> => {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token) {
    const viewer = await authenticator.viewerOfToken(token);
    return viewer && { viewer, session: null };
  }
  const secret = cookie.read(request);
  const known = secret ? await authenticator.viewerOfSession(secret) : null;
  if (!secret || !known) return null;
  return { viewer: known.viewer, session: { id: known.sessionId, secret, person: known.person } };
};
