import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { dayOf } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  pageOf,
  PageQuery,
  ShowsPeople,
  sliceOf,
  type Exchange,
  type Page,
  type Reply,
} from '../../../platform/http/index.js';
import type { Application, RefusalReason } from '../../domain/application.js';
import type { Professional } from '../../domain/professional.js';
import { Applications } from '../persistence/applications.js';
import { Directory } from '../persistence/directory.js';
import { Proofs } from '../persistence/proofs.js';
import { AcceptanceBody, RefusalBody } from './applications.dto.js';
import { professionalExample } from './professionals.controller.js';
import { sendProof } from './send-proof.js';

const { networkId, id: professionalId, email, givenName, familyName, profession, rpps } = professionalExample;
const example = {
  networkId,
  id: '019ab4c0-0000-7000-8000-000000000022',
  professionalId,
  email,
  givenName,
  familyName,
  profession,
  rpps,
  practiceId: '019ab4c0-0000-7000-8000-000000000010',
  newPractice: null,
  charterVersion: '2026-1',
  submittedAt: '2027-03-06T09:00:00.000Z',
  hasProof: true,
  proofSeenAt: null,
  outcome: null,
  reason: null,
  decidedAt: null,
};

@ApiTags('network')
@Controller('applications')
@Allow('coordinator')
export class ApplicationsController {
  constructor(
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Database) private readonly database: Database,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  @ApiOperation({ summary: 'The applications that wait for an answer, the oldest first' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(@Member() { networkId }: NetworkViewer, @Query() query: PageQuery): Promise<Page<Application>> {
    const slice = sliceOf(query);
    return pageOf(await this.applications.page(networkId, slice), slice, (application) => application);
  }

  @Get(':id')
  @ShowsPeople()
  @ApiOperation({ summary: 'One application' })
  @ApiOkResponse({ example })
  async one(@Member() { networkId }: NetworkViewer, @Param('id', KnownId) id: Id): Promise<Application> {
    const application = await this.applications.find(networkId, id);
    if (!application) throw new NotFound();
    return application;
  }

  @Get(':id/proof')
  @ShowsPeople()
  @ApiOperation({ summary: 'The proof: PDF, JPEG or PNG. That it was looked at is written down.' })
  @ApiOkResponse({ description: 'The file' })
  async proof(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendProof(reply, await this.database.transaction((tx) => this.proofs.look(tx, networkId, id)));
  }

  @Post(':id/accept')
  @ApiOperation({
    summary: 'The professional joins and is told so; the proof, which has been looked at, is deleted',
  })
  @ApiCreatedResponse({ example: professionalExample })
  async accept(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: AcceptanceBody,
  ): Promise<Professional> {
    const { timeZone } = await this.directory.network(networkId);
    return this.commands.once(exchange, (tx) =>
      this.applications.accept(tx, networkId, id, body, dayOf(tx.at, timeZone)),
    );
  }

  @Post(':id/refuse')
  @ApiOperation({ summary: 'The professional is told why; the proof is deleted' })
  @ApiCreatedResponse({ example: { id: example.id, reason: 'proof_unreadable' } })
  refuse(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() { reason }: RefusalBody,
  ): Promise<{ id: Id; reason: RefusalReason }> {
    return this.commands.once(exchange, (tx) => this.applications.refuse(tx, networkId, id, reason));
  }
}
