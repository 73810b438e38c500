import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Agreements } from '../../../funding/index.js';
import { NotFound } from '../../../kernel/errors.js';
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
import type { StatementPreference } from '../../domain/statement-calendar.js';
import { ChooseStatements } from '../../use-cases/choose-statements.js';
import { StoredSchedule } from '../persistence/stored-schedule.js';
import { ChosenStatements } from './statements.dto.js';

const example = { every: 'month', namesProfessionals: false, attachesPdf: false };

@ApiTags('statements')
@Controller('agreements/:id/statement-preferences')
@Allow('coordinator')
export class StatementPreferencesController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(StoredSchedule) private readonly schedule: StoredSchedule,
    @Inject(ChooseStatements) private readonly chooseStatements: ChooseStatements,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Which statements an agreement wants' })
  @ApiOkResponse({ example })
  async one(
    @Caller() { networkId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
  ): Promise<StatementPreference> {
    if (!(await this.agreements.one(networkId, id))) throw new NotFound();
    return this.schedule.of(networkId, id);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say which statements an agreement wants',
    description:
      'Drafts appear on the first day of each month or quarter, from the next one on. namesProfessionals only where the ' +
      'agreement says so: it is what the next statement to be issued follows.',
  })
  @ApiOkResponse({ example })
  choose(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Body() { every, namesProfessionals, attachesPdf }: ChosenStatements,
  ): Promise<StatementPreference> {
    return this.commands.once(exchange, (tx) =>
      this.chooseStatements.run(tx, networkId, id, { every, namesProfessionals, attachesPdf }, accountId),
    );
  }
}
