import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
} from '../../../platform/http/index.js';
import { ChangeThresholds } from '../../use-cases/change-thresholds.js';
import { AlertThresholds } from './funding.dto.js';

@ApiTags('funding')
@Controller('agreements/:id/alert-thresholds')
export class AlertThresholdsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ChangeThresholds) private readonly changeThresholds: ChangeThresholds,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('coordinator')
  @ApiOperation({
    summary: 'At which parts of the envelope the coordination is told',
    description:
      'Each is told once per crossing: what was told is not told again because the list changes. 409 where the agreement is closed.',
  })
  @ApiOkResponse({ example: { percents: [50, 90, 100] } })
  change(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: string,
    @Body() { percents }: AlertThresholds,
  ): Promise<Readonly<{ percents: readonly number[] }>> {
    return this.commands.once(exchange, async (tx) => ({
      percents: await this.changeThresholds.run(tx, networkId, id, percents),
    }));
  }
}
