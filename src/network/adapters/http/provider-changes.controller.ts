import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
} from '../../../platform/http/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
import type { Provider } from '../../domain/provider.js';
import { ProviderChanges } from '../persistence/provider-changes.js';
import type { AddedProvider } from '../persistence/providers.js';
import { ProviderChangeBody, providerChange, SuspensionBody } from './provider-changes.dto.js';
import { providerExample as example } from './provider.example.js';

type Shown = Provider & Readonly<{ secret?: string }>;

@ApiTags('network')
@Controller('providers/:id')
@Allow('coordinator')
export class ProviderChangesController {
  constructor(
    @Inject(ProviderChanges) private readonly changes: ProviderChanges,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Say anew what a provider is and does',
    description:
      'What is left out stays as it is. Bookings under way keep what they were told. A provider that is given an API ' +
      'is given a secret, shown in this answer only.',
  })
  @ApiCreatedResponse({ example })
  async correct(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: ProviderChangeBody,
  ): Promise<Shown> {
    const change = providerChange(body);
    return this.shown(
      await this.commands.once(exchange, (tx) => this.changes.change(tx, networkId, id, change)),
    );
  }

  @Post('suspend')
  @ApiOperation({
    summary: 'Ask nothing new of a provider, from a day on',
    description:
      'From today by default. Sessions that it has accepted stay, and are reported and paid as agreed.',
  })
  @ApiCreatedResponse({ example: { ...example, suspendedOn: '2027-03-06' } })
  suspend(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() { on }: SuspensionBody,
  ): Promise<Provider> {
    return this.commands.once(exchange, (tx) => this.changes.suspend(tx, networkId, id, on ?? undefined));
  }

  @Post('resume')
  @ApiOperation({ summary: 'Ask a suspended provider again' })
  @ApiCreatedResponse({ example })
  resume(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<Provider> {
    return this.commands.once(exchange, (tx) => this.changes.resume(tx, networkId, id));
  }

  @Post('secret')
  @ApiOperation({
    summary: 'Change the secret that signs the messages both ways',
    description: 'Shown in this answer only. From then on, what is signed with the former secret is refused.',
  })
  @ApiCreatedResponse({ example: { ...example, secret: 'whsec_…' } })
  async renewSecret(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<Shown> {
    return this.shown(
      await this.commands.once(exchange, (tx) => this.changes.renewSecret(tx, networkId, id)),
    );
  }

  // The answer is stored for a repeated request: the secret stays sealed in it, and is opened on the way out.
  private shown({ provider, madeSecret }: AddedProvider): Shown {
    return { ...provider, ...(madeSecret !== null && { secret: this.secrets.open(madeSecret) }) };
  }
}
