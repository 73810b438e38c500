import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { isId, type Id } from '../../../kernel/ids.js';
import { isUnsafe, type Request } from '../../../platform/http/index.js';
import { StoredAuditLog } from '../persistence/stored-audit-log.js';

/**
 * Writes down every request that changes something or shows who somebody is: by whom, on whom, how it ended. A look at people
 * is written before it is answered, since it leaves no other trace; what changes something has left its own in the same
 * transaction, and its entry follows within milliseconds.
 */
@Injectable()
export class AuditTrail implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(StoredAuditLog) private readonly log: StoredAuditLog,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance();
    fastify.addHook('onSend', async (request: Request, reply, payload: unknown) => {
      const { viewer } = request;
      if (!viewer || !(isUnsafe(request.method) || isLookedAt(request))) return payload;
      const written = this.log.witness({
        accountId: viewer.accountId,
        action: `${request.method} ${request.routeOptions.url ?? '?'}`,
        subjectId: subjectOf(request, payload),
        status: reply.statusCode,
      });
      if (isLookedAt(request)) await written;
      return payload;
    });
  }
}

/** People are shown, or the money of others: whoever ran an agreement before leaves a trace of each look. */
const isLookedAt = ({ showsPeople, viewer }: Request): boolean =>
  Boolean(showsPeople) || viewer?.role === 'former_carrier';

/** The id in the address, or else of what was made: answers begin with it. */
const subjectOf = ({ params }: Request, payload: unknown): Id | null => {
  const inAddress = Object.values(params ?? {}).find(
    (value): value is Id => typeof value === 'string' && isId(value),
  );
  if (inAddress) return inAddress;
  const made =
    typeof payload === 'string' ? /"id":"([\da-f-]{36})"/.exec(payload.slice(0, 300))?.[1] : undefined;
  return made && isId(made) ? made : null;
};
