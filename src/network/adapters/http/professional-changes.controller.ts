import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  type Exchange,
} from '../../../platform/http/index.js';
import type { Professional } from '../../domain/professional.js';
import { JoiningLinks } from '../persistence/joining-links.js';
import { ProfessionalChanges } from '../persistence/professional-changes.js';
import { Relaunches } from '../persistence/relaunches.js';
import { ProfessionalCorrectionBody } from './professional-changes.dto.js';
import { professionalExample } from './professionals.controller.js';
import { AffiliationBody } from './professionals.dto.js';

const id = professionalExample.id;

@ApiTags('network')
@Controller('professionals')
@Allow('coordinator')
export class ProfessionalChangesController {
  constructor(
    @Inject(ProfessionalChanges) private readonly changes: ProfessionalChanges,
    @Inject(JoiningLinks) private readonly links: JoiningLinks,
    @Inject(Relaunches) private readonly relaunches: Relaunches,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post('relaunch')
  @ApiOperation({
    summary: 'Remind all who never used the service, but those reminded in the last fourteen days',
  })
  @ApiCreatedResponse({ example: { relaunched: 3 } })
  relaunchAll(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
  ): Promise<{ relaunched: number }> {
    return this.commands.once(exchange, (tx) => this.relaunches.all(tx, networkId));
  }

  @Post(':id')
  @ApiOperation({ summary: 'Correct what is known of a professional; what is left out stays' })
  @ApiCreatedResponse({ example: professionalExample })
  correct(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: ProfessionalCorrectionBody,
  ): Promise<Professional> {
    return this.commands.once(exchange, (tx) => this.changes.correct(tx, networkId, id, body));
  }

  @Post(':id/practices')
  @ApiOperation({
    summary: 'Add a place where they work; of one known by its practice and first day, change the last day',
  })
  @ApiCreatedResponse({ example: professionalExample })
  affiliate(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() { practiceId, from, until }: AffiliationBody,
  ): Promise<Professional> {
    const place = { practiceId, from, until: until ?? null };
    return this.commands.once(exchange, (tx) => this.changes.affiliate(tx, networkId, id, place));
  }

  @Post(':id/invite')
  @ApiOperation({
    summary: 'Send the letter with the link by which they join; links sent before no longer work',
  })
  @ApiCreatedResponse({ example: { id: '019ab4c0-0000-7000-8000-000000000021' } })
  invite(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<{ id: Id }> {
    return this.commands.once(exchange, (tx) => this.links.request(tx, networkId, id));
  }

  @Post(':id/relaunch')
  @ApiOperation({
    summary: 'Remind somebody who never used the service that it is there: at most once in fourteen days',
  })
  @ApiCreatedResponse({ example: { id, relaunchedAt: '2027-03-06T09:00:00.000Z' } })
  relaunch(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<{ id: Id; relaunchedAt: Date }> {
    return this.commands.once(exchange, (tx) => this.relaunches.one(tx, networkId, id));
  }
}
