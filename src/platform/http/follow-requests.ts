import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '../../kernel/ids.js';
import { inContext } from '../telemetry/log-context.js';
import { Metrics } from './health.controller.js';

const log = new Logger('http');

/** Gives each request an id that its log lines carry and its answer returns, and times it. Addresses are logged as patterns. */
export const followRequests = (app: NestFastifyApplication): void => {
  const fastify = app.getHttpAdapter().getInstance();
  const { requests } = app.get(Metrics);
  fastify.addHook('onRequest', (request, reply, next) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : newId();
    void reply.header('x-request-id', requestId);
    inContext({ requestId }, next);
  });
  // What the API answers (codes, addresses, figures) is for whoever asked, and for nobody's cache.
  fastify.addHook('onSend', (request, reply, payload, next) => {
    if (request.url.startsWith('/api/v1') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store');
    }
    next(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? 'unknown';
    const milliseconds = Math.round(reply.elapsedTime);
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    if (!route.startsWith('/health') && route !== '/metrics') {
      log.log({ message: 'request', method: request.method, route, status: reply.statusCode, milliseconds });
    }
    next();
  });
};
