import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StaffAccount } from '../../../identity/index.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Email } from '../../../platform/http/fields.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  ShowsPeople,
  type Exchange,
} from '../../../platform/http/index.js';
import { Secretaries } from '../persistence/secretaries.js';

export class StaffInvitationBody {
  @Email({ example: 'secretariat@rouen.example', description: 'What they sign in with' })
  email: string;
}

const example = {
  id: '019ab4c0-0000-7000-8000-000000000001',
  email: 'secretariat@rouen.example',
  practiceId: '019ab4c0-0000-7000-8000-000000000010',
  createdAt: '2027-03-06T09:00:00.000Z',
};

@ApiTags('network')
@Controller()
export class PracticeStaffController {
  constructor(
    @Inject(Secretaries) private readonly secretaries: Secretaries,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get('practices/:id/staff')
  @Allow('coordinator', 'professional', 'staff')
  @ShowsPeople()
  @ApiOperation({ summary: 'The secretaries of a practice where the caller works today' })
  @ApiOkResponse({ example: { items: [example] } })
  async list(
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) practiceId: Id,
  ): Promise<{ items: readonly StaffAccount[] }> {
    return { items: await this.secretaries.of(viewer, practiceId) };
  }

  @Post('practices/:id/staff')
  @Allow('coordinator', 'professional')
  @ApiOperation({
    summary: 'Invite a secretary: an account for this practice alone, and a letter saying how to sign in',
  })
  @ApiCreatedResponse({ example })
  invite(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) practiceId: Id,
    @Body() { email }: StaffInvitationBody,
  ): Promise<StaffAccount> {
    return this.commands.once(exchange, (tx) => this.secretaries.invite(tx, viewer, practiceId, email));
  }

  @Post('staff/:id/remove')
  @Allow('coordinator', 'professional')
  @ApiOperation({ summary: 'Take a secretary’s access back' })
  @ApiCreatedResponse({ example: { id: example.id } })
  remove(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<{ id: Id }> {
    return this.commands.once(exchange, (tx) => this.secretaries.remove(tx, viewer, id));
  }
}
