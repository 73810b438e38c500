import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { PublicUrl } from '../../../platform/config/index.js';
import type { Reply, Request } from '../../../platform/http/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
import { CHALLENGE_MS } from '../../domain/session-life.js';
import type { Trip } from '../../use-cases/pro-sante-connect.js';

/** Somebody on the way in: away at Pro Santé Connect, or back from it and choosing a network. */
export type OnTheWay = Readonly<{ next: string }> & (Readonly<{ trip: Trip }> | Readonly<{ rpps: string }>);

/**
 * Binds what comes back from Pro Santé Connect to the browser that left for it. Sealed, since neither the browser nor
 * whoever looks at it may read or write any of it; believed for some minutes.
 */
@Injectable()
export class TripCookie {
  private readonly name: string;
  private readonly attributes: string;

  constructor(
    @Inject(PublicUrl) publicUrl: PublicUrl,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    const isSecure = publicUrl.value.startsWith('https:');
    this.name = isSecure ? '__Host-truchement_trip' : 'truchement_trip';
    // Lax, not Strict: it must come along when another site sends the browser back here.
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  give(reply: Reply, way: OnTheWay): void {
    const until = this.clock.now().getTime() + LIFE_MS;
    const sealed = Buffer.from(this.secrets.seal(JSON.stringify({ ...way, until })), 'base64');
    void reply.header(
      'set-cookie',
      `${this.name}=${sealed.toString('base64url')}; ${this.attributes}; Max-Age=${LIFE_MS / 1_000}`,
    );
  }

  /** @returns null when the browser brings none, an old one, or one that is not ours. */
  read({ headers }: Pick<Request, 'headers'>): OnTheWay | null {
    const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const given = pairs.find((pair) => pair.startsWith(`${this.name}=`))?.slice(this.name.length + 1);
    if (!given) return null;
    try {
      // What opens was sealed here.
      const sealed = Buffer.from(given, 'base64url').toString('base64');
      const way = JSON.parse(this.secrets.open(sealed)) as OnTheWay & { until: number };
      return way.until > this.clock.now().getTime() ? way : null;
    } catch {
      return null;
    }
  }

  takeBack(reply: Reply): void {
    void reply.header('set-cookie', `${this.name}=; ${this.attributes}; Max-Age=0`);
  }
}

/** Long enough to find the card, or the telephone that stands for it. */
const LIFE_MS = 3 * CHALLENGE_MS;
