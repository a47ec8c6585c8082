import { Global, Inject, Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { CONFIG, Connections, PermissionPolicy, SessionResolver, type Config } from '@gg/platform';
import { GrantPolicy } from './access/grant-policy';
import { Representation } from './access/representation';
import { SessionCache } from './access/session-cache';
import { StoredSessions } from './access/stored-sessions';
import { AccountBulkWriter } from './bulk/account-bulk-writer';
import { CodeSender } from './codes/code-sender';
import { codeSenderFor } from './codes/code-sender-for';
import { DestroyKeyWhenDue } from './consumers/destroy-key-when-due.consumer';
import { PurgeSignInsAtNight } from './consumers/purge-sign-ins-at-night.consumer';
import { BlindIndex } from './crypto/blind-index';
import { KEY_MANAGEMENT } from './crypto/key-management';
import { OneTimeCodeDigests } from './crypto/one-time-code-digests';
import { Passwords } from './crypto/password';
import { CsrfTokens } from './crypto/session-token';
import { SignedLinks } from './crypto/signed-link';
import { AccountGrants } from './data/account-grants';
import { Accounts } from './data/accounts';
import { OneTimeCodes } from './data/one-time-codes';
import { openMasterKeys } from './data/open-master-keys';
import { PasswordTries } from './data/password-tries';
import { PersonKeys } from './data/person-keys';
import { PersonVault } from './data/person-vault';
import { AuditEntriesController } from './http/audit-entries.controller';
import { CodeSignInController } from './http/code-sign-in.controller';
import { ConsentsController } from './http/consents.controller';
import { OwnIdentityController } from './http/own-identity.controller';
import { PasswordSignInController } from './http/password-sign-in.controller';
import { PeopleController } from './http/people.controller';
import { RepresentedEmployerController } from './http/represented-employer.controller';
import { SessionController } from './http/session.controller';
import { StaffController } from './http/staff.controller';
import { GrantDirectory } from './read-models/grant-directory';
import { PersonReader } from './read-models/person-reader';
import { SessionReader } from './read-models/session-reader';
import { ConfirmPhone } from './use-cases/confirm-phone.use-case';
import { Consents } from './use-cases/consents.use-case';
import { Erasures } from './use-cases/erasures.use-case';
import { ExportOwnData } from './use-cases/export-own-data.use-case';
import { FindPeople } from './use-cases/find-people.use-case';
import { GiveIdentity } from './use-cases/give-identity.use-case';
import { GivePersonIdentity } from './use-cases/give-person-identity.use-case';
import { MovePerson } from './use-cases/move-person.use-case';
import { OwnSessions } from './use-cases/own-sessions.use-case';
import { PurgeSignIns } from './use-cases/purge-sign-ins.use-case';
import { ReadAuditTrail } from './use-cases/read-audit-trail.use-case';
import { RegisterPerson } from './use-cases/register-person.use-case';
import { RequestCode } from './use-cases/request-code.use-case';
import { RevealPersonalData } from './use-cases/reveal-personal-data.use-case';
import { RotateMasterKey } from './use-cases/rotate-master-key.use-case';
import { SignInWithCode } from './use-cases/sign-in-with-code.use-case';
import { SignInWithPassword } from './use-cases/sign-in-with-password.use-case';
import { Staff } from './use-cases/staff.use-case';
import { VerifyIdentity } from './use-cases/verify-identity.use-case';

/** What later rooms use. */
const open: Provider[] = [
  AccountBulkWriter,
  AccountGrants,
  ConfirmPhone,
  Consents,
  Erasures,
  ExportOwnData,
  GiveIdentity,
  GrantDirectory,
  MovePerson,
  PersonKeys,
  PersonReader,
  PersonVault,
  RegisterPerson,
  Representation,
  RotateMasterKey,
  Staff,
  { provide: BlindIndex, useFactory: (config: Config) => new BlindIndex(config.BLIND_INDEX_KEY), inject: [CONFIG] },
  { provide: SignedLinks, useFactory: (config: Config) => new SignedLinks(config.LINK_SECRET), inject: [CONFIG] },
  { provide: PermissionPolicy, useClass: GrantPolicy },
  { provide: SessionResolver, useExisting: StoredSessions },
];

const own: Provider[] = [
  Accounts,
  FindPeople,
  GivePersonIdentity,
  OneTimeCodes,
  OwnSessions,
  PasswordTries,
  PurgeSignIns,
  ReadAuditTrail,
  RequestCode,
  RevealPersonalData,
  SessionCache,
  SessionReader,
  SignInWithCode,
  SignInWithPassword,
  StoredSessions,
  VerifyIdentity,
  { provide: Passwords, useFactory: () => new Passwords() },
  { provide: CsrfTokens, useFactory: (config: Config) => new CsrfTokens(config.CSRF_SECRET), inject: [CONFIG] },
  {
    provide: OneTimeCodeDigests,
    useFactory: (config: Config) => new OneTimeCodeDigests(config.BLIND_INDEX_KEY),
    inject: [CONFIG],
  },
  { provide: CodeSender, useFactory: codeSenderFor, inject: [CONFIG] },
  { provide: KEY_MANAGEMENT, useFactory: openMasterKeys, inject: [CONFIG, Connections] },
];

const CONTROLLERS = {
  worker: [CodeSignInController, SessionController, ConsentsController, OwnIdentityController],
  employer: [CodeSignInController, SessionController, RepresentedEmployerController, ConsentsController],
  centre: [PasswordSignInController, SessionController, PeopleController, StaffController, AuditEntriesController],
  matching: [],
} as const;

/** Accounts, sign-in, sessions, grants, real-name states and consents, with the routes of the service. The matching service also consumes. */
@Global()
@Module({})
export class IdentityModule implements OnModuleInit {
  constructor(@Inject(PersonKeys) private readonly keys: PersonKeys) {}

  static forService(config: Pick<Config, 'service'>): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [...CONTROLLERS[config.service]],
      providers: [...own, ...open, ...(config.service === 'matching' ? [DestroyKeyWhenDue, PurgeSignInsAtNight] : [])],
      exports: open,
    };
  }

  /** A service that could not read its people does not start. */
  async onModuleInit(): Promise<void> {
    await this.keys.assertReadable();
  }
}
