import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PublicUrl } from '../config/public-url.js';
import type { Reply, Request } from './exchange.js';

/** Longer than any session lives: the database, not the browser, says when one is over. */
const KEPT_SECONDS = 30 * 24 * 3_600;
/** What browsers give back is never longer than what they were given. */
const SECRET_FORM = /^[\w-]{43}$/;

/** The cookie by which a browser is known again: out of reach of scripts, and not sent with other sites' forms. */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly attributes: string;

  constructor(@Inject(PublicUrl) publicUrl: PublicUrl) {
    const isSecure = publicUrl.value.startsWith('https:');
    // The prefix makes browsers refuse it from a neighbouring domain or without TLS (RFC 6265bis §4.1.3.2).
    this.name = isSecure ? '__Host-truchement_session' : 'truchement_session';
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  /** @returns the session's secret, or null when the browser brings none, or nonsense. */
  read(request: Pick<Request, 'headers'>): string | null {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const given = pairs.find((pair) => pair.startsWith(`${this.name}=`))?.slice(this.name.length + 1);
    return given !== undefined && SECRET_FORM.test(given) ? given : null;
  }

  give(reply: Reply, secret: string): void {
    void reply.header('set-cookie', `${this.name}=${secret}; ${this.attributes}; Max-Age=${KEPT_SECONDS}`);
  }

  takeBack(reply: Reply): void {
    void reply.header('set-cookie', `${this.name}=; ${this.attributes}; Max-Age=0`);
  }
}

/** The token that this session's forms carry: other sites can make a browser send the cookie, but can't read this. */
export const csrfTokenOf = (secret: string): string =>
  createHmac('sha256', secret).update('csrf').digest('base64url');

export const isCsrfTokenOf = (secret: string, given: unknown): boolean => {
  if (typeof given !== 'string') return false;
  const [expected, actual] = [Buffer.from(csrfTokenOf(secret)), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};
