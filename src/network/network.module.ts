import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessCodesController } from './adapters/http/access-codes.controller.js';
import { LanguagesController } from './adapters/http/languages.controller.js';
import { NetworksController } from './adapters/http/networks.controller.js';
import { PracticesController } from './adapters/http/practices.controller.js';
import { ProfessionalsController } from './adapters/http/professionals.controller.js';
import { ProvidersController } from './adapters/http/providers.controller.js';
import { AccessCodeEntity } from './adapters/persistence/access-code.entity.js';
import { AccessCodes } from './adapters/persistence/access-codes.js';
import { Directory } from './adapters/persistence/directory.js';
import { NetworkEntity } from './adapters/persistence/network.entity.js';
import { NetworkNames } from './adapters/persistence/network-names.js';
import { Networks } from './adapters/persistence/networks.js';
import { PracticeEntity } from './adapters/persistence/practice.entity.js';
import { Practices } from './adapters/persistence/practices.js';
import { AffiliationEntity, ProfessionalEntity } from './adapters/persistence/professional.entity.js';
import { Professionals } from './adapters/persistence/professionals.js';
import { ProviderEntity } from './adapters/persistence/provider.entity.js';
import { Providers } from './adapters/persistence/providers.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      NetworkEntity,
      PracticeEntity,
      ProfessionalEntity,
      AffiliationEntity,
      ProviderEntity,
      AccessCodeEntity,
    ]),
  ],
  controllers: [
    AccessCodesController,
    LanguagesController,
    NetworksController,
    PracticesController,
    ProfessionalsController,
    ProvidersController,
  ],
  providers: [AccessCodes, Directory, NetworkNames, Networks, Practices, Professionals, Providers],
  exports: [Directory, NetworkNames],
})
export class NetworkModule {}
