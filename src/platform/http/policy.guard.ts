import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Viewer } from '../../kernel/viewer.js';
import type { Request } from './exchange.js';
import { Forbidden, Unauthenticated } from './http-refusals.js';
import { POLICY, type Policy } from './policy.js';

/** Tells who is behind a request. Implemented where accounts live. */
export abstract class Authenticator {
  /** @returns null when the token opens nothing (any more). */
  abstract viewerOfToken(token: string): Promise<Viewer | null>;
}

/** Denies by default: no declared policy, no access. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!policy) return false;
    if (policy.kind !== 'roles') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const viewer = token ? await this.authenticator.viewerOfToken(token) : null;
    if (!viewer) throw new Unauthenticated();
    if (!policy.roles.includes(viewer.role)) throw new Forbidden();
    request.viewer = viewer;
    return true;
  }
}
