import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

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
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Truchement — API',
  });
};
