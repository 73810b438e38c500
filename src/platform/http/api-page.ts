import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI page at `/api/docs`, its JSON at `/api/openapi.json`. */
export const serveApiPage = (app: NestFastifyApplication): void => {
  const description = new DocumentBuilder()
    .setTitle('Truchement')
    .setDescription(
      'Interpreting for networks of health professionals. Instants are ISO 8601 with offset, days YYYY-MM-DD in the ' +
        'network’s zone, money whole cents with VAT. Every POST takes an Idempotency-Key. Errors are RFC 9457 problems, ' +
        'in French, or in English with Accept-Language: en.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque' })
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup(
    'api/docs',
    app,
    () => withWhatAllShare(SwaggerModule.createDocument(app, description)),
    {
      jsonDocumentUrl: 'api/openapi.json',
      customSiteTitle: 'Truchement — API',
    },
  );
};

/** What holds for each route is said once, here: how a refusal looks, and that a POST may be sent again under its key. */
const withWhatAllShare = (document: OpenAPIObject): OpenAPIObject => {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (!operation) continue;
      operation.responses['default'] ??= {
        description: 'A refusal',
        content: { 'application/problem+json': problem },
      };
      if (method === 'post') operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
    }
  }
  return document;
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'The same key and body give the same answer again; the same key with another body is refused (422).',
  schema: { type: 'string', maxLength: 200 },
};

const problem = {
  schema: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: { type: 'string', example: '/problems/budget-exhausted' },
      title: { type: 'string', example: 'Budget épuisé' },
      status: { type: 'integer', example: 422 },
      detail: { type: 'string' },
      errors: {
        type: 'array',
        items: { type: 'object', properties: { pointer: { type: 'string' }, message: { type: 'string' } } },
      },
    },
  },
};
