import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../platform/http/index.js';
import { AccountAuthenticator } from './adapters/http/account-authenticator.js';
import { AccountsController } from './adapters/http/accounts.controller.js';
import { AuditTrail } from './adapters/http/audit-trail.js';
import { AuditController } from './adapters/http/audit.controller.js';
import { MeController } from './adapters/http/me.controller.js';
import { SessionsController } from './adapters/http/sessions.controller.js';
import { TokensController } from './adapters/http/tokens.controller.js';
import { AccountPageController } from './adapters/pages/account.controller.js';
import { AccountsPagesController } from './adapters/pages/accounts-pages.controller.js';
import { AuditPagesController } from './adapters/pages/audit-pages.controller.js';
import { MailboxController } from './adapters/pages/mailbox.controller.js';
import { PasskeyDoorController } from './adapters/pages/passkey-door.controller.js';
import { PasskeysController } from './adapters/pages/passkeys.controller.js';
import { FrontDoor } from './adapters/pages/front-door.js';
import { OwnAccountPage } from './adapters/pages/own-account-page.js';
import { ProSanteConnectController } from './adapters/pages/pro-sante-connect.controller.js';
import { TripCookie } from './adapters/pages/trip-cookie.js';
import { SignInController } from './adapters/pages/sign-in.controller.js';
import { SignOutController } from './adapters/pages/sign-out.controller.js';
import { OpenIdConnect } from './adapters/openid/open-id-connect.js';
import { AccountEntity } from './adapters/persistence/account.entity.js';
import { AccountList } from './adapters/persistence/account-list.js';
import { Accounts } from './adapters/persistence/accounts.js';
import { ApiTokenEntity } from './adapters/persistence/api-token.entity.js';
import { ApiTokens } from './adapters/persistence/api-tokens.js';
import { BrowserSessionEntity } from './adapters/persistence/browser-session.entity.js';
import { BrowserSessions } from './adapters/persistence/browser-sessions.js';
import { CoordinatorAccounts } from './adapters/persistence/coordinator-accounts.js';
import { ProviderAccounts } from './adapters/persistence/provider-accounts.js';
import { FormerCarriers } from './adapters/persistence/former-carriers.js';
import { ForgetTraces } from './adapters/persistence/forget-traces.js';
import { MemberAccounts } from './adapters/persistence/member-accounts.js';
import { NetworkZone } from './adapters/persistence/network-zone.js';
import { RateLimits } from './adapters/persistence/rate-limits.js';
import { AuditedSubjects } from './adapters/persistence/audited-subjects.js';
import { ShutAfterLastDay } from './adapters/persistence/shut-after-last-day.js';
import { StoredAuditLog } from './adapters/persistence/stored-audit-log.js';
import { StoredPasskeys } from './adapters/persistence/stored-passkeys.js';
import { StoredSignInLinks } from './adapters/persistence/stored-sign-in-links.js';
import { SendAccountLetterJob } from './adapters/queue/send-account-letter.job.js';
import { SendSignInLinkJob } from './adapters/queue/send-sign-in-link.job.js';
import { SimpleWebAuthn } from './adapters/webauthn/simple-web-authn.js';
import { AccountAccess } from './use-cases/account-access.js';
import { AddPasskey } from './use-cases/add-passkey.js';
import { ComeIn } from './use-cases/come-in.js';
import { DemoPeople } from './use-cases/demo-people.js';
import { EnterByRpps } from './use-cases/enter-by-rpps.js';
import { ProSanteConnect } from './use-cases/pro-sante-connect.js';
import { EnterByPasskey } from './use-cases/enter-by-passkey.js';
import { Passkeys, WebAuthn } from './use-cases/passkey-ports.js';
import { AccountBook, Attempts, AuditLog, Sessions, SignInLinks, Tokens } from './use-cases/ports.js';
import { RequestLink } from './use-cases/request-link.js';

/** Global, since every route asks it who is there. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity, ApiTokenEntity, BrowserSessionEntity])],
  controllers: [
    AccountPageController,
    AccountsController,
    AccountsPagesController,
    AuditController,
    AuditPagesController,
    MailboxController,
    MeController,
    PasskeyDoorController,
    PasskeysController,
    ProSanteConnectController,
    SessionsController,
    SignInController,
    SignOutController,
    TokensController,
  ],
  providers: [
    AccountAccess,
    AccountList,
    Accounts,
    AddPasskey,
    ApiTokens,
    AuditedSubjects,
    AuditTrail,
    BrowserSessions,
    ComeIn,
    CoordinatorAccounts,
    ProviderAccounts,
    DemoPeople,
    EnterByPasskey,
    EnterByRpps,
    ForgetTraces,
    FormerCarriers,
    MemberAccounts,
    NetworkZone,
    FrontDoor,
    OwnAccountPage,
    RateLimits,
    RequestLink,
    SendAccountLetterJob,
    SendSignInLinkJob,
    ShutAfterLastDay,
    StoredAuditLog,
    StoredPasskeys,
    StoredSignInLinks,
    TripCookie,
    { provide: AccountBook, useExisting: Accounts },
    { provide: Attempts, useExisting: RateLimits },
    { provide: AuditLog, useExisting: StoredAuditLog },
    { provide: Passkeys, useExisting: StoredPasskeys },
    { provide: ProSanteConnect, useClass: OpenIdConnect },
    { provide: WebAuthn, useClass: SimpleWebAuthn },
    { provide: Sessions, useExisting: BrowserSessions },
    { provide: SignInLinks, useExisting: StoredSignInLinks },
    { provide: Tokens, useExisting: ApiTokens },
    { provide: Authenticator, useClass: AccountAuthenticator },
  ],
  exports: [
    Accounts,
    MemberAccounts,
    ApiTokens,
    Authenticator,
    AuditLog,
    CoordinatorAccounts,
    DemoPeople,
    FormerCarriers,
    ProviderAccounts,
  ],
})
export class IdentityModule {}
