import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { roles, type Viewer } from '../../../kernel/viewer.js';
import { Allow, Caller } from '../../../platform/http/index.js';

@ApiTags('identity')
@Controller('me')
export class MeController {
  @Get()
  @Allow(...roles)
  @ApiOperation({ summary: 'Who is asking: account, role and scope' })
  @ApiOkResponse({
    example: {
      id: '019ab4c0-0000-7000-8000-000000000001',
      email: 'gp@rouen.example',
      role: 'professional',
      scope: {
        networkId: '019ab4c0-0000-7000-8000-000000000002',
        professionalId: '019ab4c0-0000-7000-8000-000000000003',
      },
    },
  })
  me(@Caller() viewer: Viewer): Record<string, unknown> {
    const { accountId, email, role, ...scope } = viewer;
    return { id: accountId, email, role, scope };
  }
}
