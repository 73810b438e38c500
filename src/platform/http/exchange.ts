import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Id } from '../../kernel/ids.js';
import type { NetworkViewer, Viewer } from '../../kernel/viewer.js';
import { Forbidden, Unauthenticated } from './http-refusals.js';

/** Whose session it is, as people are named: `name` is null where the role says enough; `place` is a practice, else the network. */
export type Person = Readonly<{ name: string | null; place: string | null }>;

/** The session of the browser that asks. Its forms carry `csrfToken`, in the field `_csrf`. */
export type BrowserSession = Readonly<{ id: Id; csrfToken: string; person: Person }>;

export type Request = FastifyRequest & {
  viewer?: Viewer;
  /** There when the viewer is known by the cookie, not by a token. */
  browserSession?: BrowserSession;
  /** The route shows who somebody is. */
  showsPeople?: boolean;
};
export type Reply = FastifyReply;

/** A request and its reply together, for what concerns both, such as an Idempotency-Key. */
export type Exchange = Readonly<{ request: Request; reply: Reply }>;

export const HttpExchange = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<Request>(), reply: http.getResponse<Reply>() };
});

/** Whoever asks, as the guard has established it. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Viewer =>
  viewerOf(context),
);

/** Whoever asks, where only members of a network come: an administrator, who belongs to none, is refused. */
export const Member = createParamDecorator((_: unknown, context: ExecutionContext): NetworkViewer => {
  const viewer = viewerOf(context);
  if (viewer.role === 'admin') throw new Forbidden();
  return viewer;
});

const viewerOf = (context: ExecutionContext): Viewer => {
  const { viewer } = context.switchToHttp().getRequest<Request>();
  if (!viewer) throw new Unauthenticated();
  return viewer;
};
