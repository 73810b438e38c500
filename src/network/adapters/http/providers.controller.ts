import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
  sliceOf,
} from '../../../platform/http/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
import type { Provider } from '../../domain/provider.js';
import { Providers } from '../persistence/providers.js';
import { providerExample as example } from './provider.example.js';
import { newProvider, NewProviderBody } from './providers.dto.js';

@ApiTags('network')
@Controller('providers')
export class ProvidersController {
  constructor(
    @Inject(Providers) private readonly providers: Providers,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Add a provider',
    description:
      'A name, modalities and a telephone number are enough for a provider with a phone code. A secret that is made for one with an API is shown in this answer only.',
  })
  @ApiCreatedResponse({ example: { ...example, secret: 'whsec_…' } })
  async add(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: NewProviderBody,
  ): Promise<Provider & { secret?: string }> {
    // The answer is stored for a repeated request: the secret stays sealed in it, and is opened on the way out.
    const { provider, madeSecret } = await this.commands.once(exchange, (tx) =>
      this.providers.add(tx, newProvider(networkId, body)),
    );
    return { ...provider, ...(madeSecret !== null && { secret: this.secrets.open(madeSecret) }) };
  }

  @Get()
  @Allow('coordinator', 'admin')
  @ApiOperation({ summary: 'The providers of the network' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(@Caller() viewer: Viewer, @Query() query: PageQuery): Promise<Page<Provider>> {
    const slice = sliceOf(query);
    return pageOf(await this.providers.page(viewer, slice), slice, (provider) => provider);
  }

  @Get(':id')
  @Allow('coordinator', 'admin')
  @ApiOperation({ summary: 'One provider' })
  @ApiOkResponse({ example })
  async one(@Caller() viewer: Viewer, @Param('id', KnownId) id: Id): Promise<Provider> {
    const provider = await this.providers.find(viewer, id);
    if (!provider) throw new NotFound();
    return provider;
  }
}
