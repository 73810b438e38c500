import type { MessageEvent } from '@nestjs/common';
import { exhaustMap, filter, interval, map, merge, share, takeUntil, type Observable } from 'rxjs';

/** Proxies close a stream that stays silent; and whoever may no longer see what it tells stops seeing it then. */
const HEARTBEAT_MS = 10_000;

/**
 * A stream that lasts as long as its reader may see it.
 * @param may asked anew at each heartbeat; while it can't be told, as when the database is away, nothing has changed
 */
export const whileAllowed = (
  messages: Observable<MessageEvent>,
  may: () => Promise<boolean>,
): Observable<MessageEvent> => {
  const looks = interval(HEARTBEAT_MS).pipe(
    exhaustMap(() => may().catch(() => true)),
    share(),
  );
  const heartbeats = looks.pipe(
    filter((still) => still),
    map(() => ({ type: 'heartbeat', data: {} })),
  );
  return merge(messages, heartbeats).pipe(takeUntil(looks.pipe(filter((still) => !still))));
};
