import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../platform/http/index.js';
import { AccountsController } from './adapters/http/accounts.controller.js';
import { MeController } from './adapters/http/me.controller.js';
import { AccountEntity } from './adapters/persistence/account.entity.js';
import { Accounts } from './adapters/persistence/accounts.js';
import { ApiTokenEntity } from './adapters/persistence/api-token.entity.js';
import { ApiTokens } from './adapters/persistence/api-tokens.js';

/** Global, since every route asks it who is there. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity, ApiTokenEntity])],
  controllers: [AccountsController, MeController],
  providers: [Accounts, ApiTokens, { provide: Authenticator, useExisting: ApiTokens }],
  exports: [Accounts, ApiTokens, Authenticator],
})
export class IdentityModule {}
