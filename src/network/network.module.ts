import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessCodeEntity } from './adapters/persistence/access-code.entity.js';
import { Directory } from './adapters/persistence/directory.js';
import { NetworkEntity } from './adapters/persistence/network.entity.js';
import { PracticeEntity } from './adapters/persistence/practice.entity.js';
import { AffiliationEntity, ProfessionalEntity } from './adapters/persistence/professional.entity.js';
import { ProviderEntity } from './adapters/persistence/provider.entity.js';

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
  providers: [Directory],
  exports: [Directory],
})
export class NetworkModule {}
