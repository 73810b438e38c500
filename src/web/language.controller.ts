import { Body, Post, UseGuards } from '@nestjs/common';
import { HttpExchange, Public, SameOriginGuard, type Exchange, type Reply } from '../platform/http/index.js';
import { LANGUAGE_COOKIE } from './page-context.js';
import { PageController } from './page-controller.js';

const A_YEAR_SECONDS = 31_536_000;

/** Lets a person read in the other language, signed in or not: this browser remembers. */
@Public()
@UseGuards(SameOriginGuard)
@PageController('language')
export class LanguageController {
  @Post()
  choose(@HttpExchange() { reply }: Exchange, @Body() body: unknown): Reply {
    const { language, to } = fieldsOf(body);
    return reply
      .header(
        'set-cookie',
        `${LANGUAGE_COOKIE}=${language === 'en' ? 'en' : 'fr'}; Path=/; Max-Age=${A_YEAR_SECONDS}; SameSite=Lax; HttpOnly`,
      )
      .redirect(ownPath(to), 303);
  }
}

const fieldsOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null ? { ...body } : {};

/** A path of this site, or its front page: never an address that leads elsewhere (`//evil.example`, `/\evil.example`). */
export const ownPath = (to: unknown): string =>
  typeof to === 'string' && /^\/(?![/\\])[\w\-./~%?=&+]{0,500}$/.test(to) ? to : '/';
