import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessCodesController } from './adapters/http/access-codes.controller.js';
import { ApplicationsController } from './adapters/http/applications.controller.js';
import { LanguagesController } from './adapters/http/languages.controller.js';
import { NetworksController } from './adapters/http/networks.controller.js';
import { PracticeStaffController } from './adapters/http/practice-staff.controller.js';
import { PracticesController } from './adapters/http/practices.controller.js';
import { ProfessionalChangesController } from './adapters/http/professional-changes.controller.js';
import { ProfessionalsController } from './adapters/http/professionals.controller.js';
import { ProviderChangesController } from './adapters/http/provider-changes.controller.js';
import { ProvidersController } from './adapters/http/providers.controller.js';
import { ApplicationPagesController } from './adapters/pages/applications.controller.js';
import { JoinController } from './adapters/pages/join.controller.js';
import { AccessCodePageController } from './adapters/pages/access-code.controller.js';
import { AccessCodePagesController } from './adapters/pages/access-code-pages.controller.js';
import { ProviderChangesPagesController } from './adapters/pages/provider-changes-pages.controller.js';
import { ProviderPagesController } from './adapters/pages/provider-pages.controller.js';
import { OwnPracticeController } from './adapters/pages/own-practice.controller.js';
import { PeopleController } from './adapters/pages/people.controller.js';
import { PersonActsController } from './adapters/pages/person-acts.controller.js';
import { PersonController } from './adapters/pages/person.controller.js';
import { PracticePagesController } from './adapters/pages/practice-pages.controller.js';
import { PracticeController } from './adapters/pages/practice.controller.js';
import { ReadPerson } from './adapters/pages/read-person.js';
import { ReadPractice } from './adapters/pages/read-practice.js';
import { NetworksPageController } from './adapters/pages/networks.controller.js';
import { AccessCodeEntity } from './adapters/persistence/access-code.entity.js';
import { AccessCodeList } from './adapters/persistence/access-code-list.js';
import { AccessCodes } from './adapters/persistence/access-codes.js';
import { Applications } from './adapters/persistence/applications.js';
import { Directory } from './adapters/persistence/directory.js';
import { JoiningLinks } from './adapters/persistence/joining-links.js';
import { NetworkEntity } from './adapters/persistence/network.entity.js';
import { NetworkNames } from './adapters/persistence/network-names.js';
import { Networks } from './adapters/persistence/networks.js';
import { People } from './adapters/persistence/people.js';
import { PracticeList } from './adapters/persistence/practice-list.js';
import { PracticeEntity } from './adapters/persistence/practice.entity.js';
import { Practices } from './adapters/persistence/practices.js';
import { ProfessionalChanges } from './adapters/persistence/professional-changes.js';
import { AffiliationEntity, ProfessionalEntity } from './adapters/persistence/professional.entity.js';
import { Professionals } from './adapters/persistence/professionals.js';
import { Proofs } from './adapters/persistence/proofs.js';
import { ProviderEntity } from './adapters/persistence/provider.entity.js';
import { CallListLayouts } from './adapters/persistence/call-list-layouts.js';
import { ProviderChanges } from './adapters/persistence/provider-changes.js';
import { Providers } from './adapters/persistence/providers.js';
import { Relaunches } from './adapters/persistence/relaunches.js';
import { Secretaries } from './adapters/persistence/secretaries.js';
import { SendInvitationJob } from './adapters/queue/send-invitation.job.js';
import { SendRelaunchJob } from './adapters/queue/send-relaunch.job.js';
import { TellApplicantJob } from './adapters/queue/tell-applicant.job.js';

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
    ApplicationPagesController,
    ApplicationsController,
    JoinController,
    LanguagesController,
    NetworksController,
    NetworksPageController,
    OwnPracticeController,
    PeopleController,
    PersonActsController,
    PersonController,
    PracticeController,
    PracticePagesController,
    PracticeStaffController,
    PracticesController,
    ProfessionalChangesController,
    ProfessionalsController,
    AccessCodePageController,
    AccessCodePagesController,
    ProviderChangesController,
    ProviderChangesPagesController,
    ProviderPagesController,
    ProvidersController,
  ],
  providers: [
    AccessCodeList,
    AccessCodes,
    Applications,
    Directory,
    JoiningLinks,
    NetworkNames,
    Networks,
    People,
    PracticeList,
    Practices,
    ProfessionalChanges,
    Professionals,
    Proofs,
    CallListLayouts,
    ProviderChanges,
    Providers,
    ReadPerson,
    ReadPractice,
    Relaunches,
    Secretaries,
    SendInvitationJob,
    SendRelaunchJob,
    TellApplicantJob,
  ],
  exports: [AccessCodes, CallListLayouts, Directory, NetworkNames],
})
export class NetworkModule {}
