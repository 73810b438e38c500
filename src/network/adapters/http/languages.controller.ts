import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { roles } from '../../../kernel/viewer.js';
import { Text } from '../../../platform/http/fields.js';
import { Allow } from '../../../platform/http/index.js';
import { findLanguages, type Language } from '../../domain/languages/languages.js';

export class LanguagesQuery {
  @Text({
    min: 0,
    max: 100,
    optional: true,
    description: 'French name, endonym or alias; accents and case do not count',
  })
  q?: string;
}

type Found = Pick<Language, 'code' | 'name' | 'endonym' | 'variants'>;

@ApiTags('network')
@Controller('languages')
export class LanguagesController {
  @Get()
  @Allow(...roles)
  @ApiOperation({
    summary: 'The languages that the words may mean, the likeliest first; all of them without words',
  })
  @ApiOkResponse({ example: [{ code: 'prs', name: 'dari', endonym: 'دری', variants: [] }] })
  find(@Query() { q }: LanguagesQuery): readonly Found[] {
    return findLanguages(q).map(({ code, name, endonym, variants }) => ({ code, name, endonym, variants }));
  }
}
