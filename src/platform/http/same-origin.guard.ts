import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { PublicUrl } from '../config/public-url.js';
import { isUnsafe } from './csrf.js';
import type { Request } from './exchange.js';
import { FormExpired } from './http-refusals.js';

/**
 * For forms that come before any session, where there is no token to ask for: the browser's own word on where the form
 * stood. It keeps other sites from signing somebody in to an account that is not theirs.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(@Inject(PublicUrl) private readonly publicUrl: PublicUrl) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (isUnsafe(request.method) && !this.isOurs(request)) throw new FormExpired();
    return true;
  }

  private isOurs({ headers, host }: Request): boolean {
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
    if (!URL.canParse(origin)) return false;
    return new URL(origin).host === host || new URL(origin).origin === new URL(this.publicUrl.value).origin;
  }
}
