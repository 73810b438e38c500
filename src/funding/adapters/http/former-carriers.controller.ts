import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FormerAccess } from '../../../identity/index.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
} from '../../../platform/http/index.js';
import { OpenFormerCarrier } from '../../use-cases/open-former-carrier.js';
import { NewFormerCarrier } from './funding.dto.js';

@ApiTags('funding')
@Controller('handovers/:id/former-carriers')
export class FormerCarriersController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(OpenFormerCarrier) private readonly openFormerCarrier: OpenFormerCarrier,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Let somebody of the former carrier read what its agreement paid for',
    description:
      'Once the handover is executed. The account reads that agreement, its budget, entries, sessions, issued statements and ' +
      'the record of the handover, until the day given; it writes nothing. The address of another coordinator makes a former ' +
      'carrier of that account. An address that has this access already gets the new last day.',
  })
  @ApiCreatedResponse({
    example: {
      id: '019ab4c0-0000-7000-8000-000000000071',
      email: 'compta@mdm.example',
      agreementId: '019ab4c0-0000-7000-8000-000000000012',
      openUntil: '2033-02-01',
    },
  })
  async open(
    @HttpExchange() exchange: Exchange,
    @Caller() caller: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Body() { email, until }: NewFormerCarrier,
  ): Promise<Readonly<{ id: Id }> & FormerAccess> {
    const opened = await this.commands.once(exchange, (tx) =>
      this.openFormerCarrier.run(tx, caller, id, email, until ?? null),
    );
    this.openFormerCarrier.forget();
    return opened;
  }
}
