import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { dayOf } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer, Viewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  type Page,
  pageOf,
  PageQuery,
  ShowsPeople,
  sliceOf,
} from '../../../platform/http/index.js';
import type { EnrolmentCommand } from '../../domain/enrolment.lifecycle.js';
import type { Professional } from '../../domain/professional.js';
import { Directory } from '../persistence/directory.js';
import { Professionals } from '../persistence/professionals.js';
import { InvitationBody } from './professionals.dto.js';

export const professionalExample: Professional = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000020',
  givenName: 'Médecin 1',
  familyName: 'MSP',
  profession: 'general_practitioner',
  email: 'gp@rouen.example',
  rpps: '79927398713',
  status: 'enrolled',
  enrolledOn: '2022-03-01',
  practices: [{ practiceId: '019ab4c0-0000-7000-8000-000000000010', from: '2022-03-01', until: null }],
};

/** What a colleague may know: whom to choose, not how to write to them. */
type Colleague = Omit<Professional, 'email' | 'rpps'>;

@ApiTags('network')
@Controller('professionals')
export class ProfessionalsController {
  constructor(
    @Inject(Professionals) private readonly professionals: Professionals,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({ summary: 'Invite a professional, and open the account with which they sign in' })
  @ApiCreatedResponse({ example: { ...professionalExample, status: 'invited', enrolledOn: null } })
  invite(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: InvitationBody,
  ): Promise<Professional> {
    const practices = body.practices.map(({ practiceId, from, until }) => ({
      practiceId,
      from,
      until: until ?? null,
    }));
    return this.commands.once(exchange, (tx) =>
      this.professionals.invite(tx, { ...body, rpps: body.rpps ?? null, practices, networkId }),
    );
  }

  @Get()
  @ShowsPeople()
  @Allow('coordinator', 'professional', 'staff', 'admin')
  @ApiOperation({
    summary:
      'The professionals whom the caller may choose: those of its practice, for a professional or staff',
  })
  @ApiOkResponse({ example: { items: [professionalExample], nextCursor: null } })
  async list(@Caller() viewer: Viewer, @Query() query: PageQuery): Promise<Page<Professional | Colleague>> {
    const slice = sliceOf(query);
    return pageOf(await this.professionals.page(viewer, slice), slice, (professional) =>
      asSeenBy(viewer, professional),
    );
  }

  @Get(':id')
  @ShowsPeople()
  @Allow('coordinator', 'professional', 'staff', 'admin')
  @ApiOperation({ summary: 'One professional' })
  @ApiOkResponse({ example: professionalExample })
  async one(@Caller() viewer: Viewer, @Param('id', KnownId) id: Id): Promise<Professional | Colleague> {
    const professional = await this.professionals.find(viewer, id);
    if (!professional) throw new NotFound();
    return asSeenBy(viewer, professional);
  }

  @Post(':id/enrol')
  @Allow('coordinator')
  @ApiOperation({ summary: 'The professional joins: they may ask for interpreters from now on' })
  @ApiCreatedResponse({ example: professionalExample })
  enrol(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<Professional> {
    return this.move(exchange, viewer, id, 'enrol');
  }

  @Post(':id/suspend')
  @Allow('coordinator')
  @ApiOperation({ summary: 'The professional may not ask for interpreters for the time being' })
  @ApiCreatedResponse({ example: { ...professionalExample, status: 'suspended' } })
  suspend(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<Professional> {
    return this.move(exchange, viewer, id, 'suspend');
  }

  @Post(':id/reinstate')
  @Allow('coordinator')
  @ApiOperation({ summary: 'A suspended professional may ask for interpreters again' })
  @ApiCreatedResponse({ example: professionalExample })
  reinstate(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<Professional> {
    return this.move(exchange, viewer, id, 'reinstate');
  }

  @Post(':id/leave')
  @Allow('coordinator')
  @ApiOperation({ summary: 'The professional leaves the network; what they did stays' })
  @ApiCreatedResponse({ example: { ...professionalExample, status: 'left' } })
  leave(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<Professional> {
    return this.move(exchange, viewer, id, 'leave');
  }

  private async move(
    exchange: Exchange,
    { networkId }: NetworkViewer,
    id: Id,
    command: EnrolmentCommand,
  ): Promise<Professional> {
    const { timeZone } = await this.directory.network(networkId);
    return this.commands.once(exchange, (tx) =>
      this.professionals.move(tx, networkId, id, command, dayOf(tx.at, timeZone)),
    );
  }
}

const asSeenBy = (viewer: Viewer, professional: Professional): Professional | Colleague => {
  const isOwn = viewer.role === 'professional' && viewer.professionalId === professional.id;
  if (isOwn || viewer.role === 'coordinator' || viewer.role === 'admin') return professional;
  const { email: _email, rpps: _rpps, ...colleague } = professional;
  return colleague;
};
