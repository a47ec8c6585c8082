export { grantsOf } from './access/grant-policy';
export { Representation, type DeskChannel } from './access/representation';
export { AccountBulkWriter, type BulkAccount, type StaffCredential } from './bulk/account-bulk-writer';
export { CodeSender, type CodeMessage } from './codes/code-sender';
export { CODES_FILE, DevelopmentCodeSender } from './codes/development-code-sender';
export { GatewayCodeSender } from './codes/gateway-code-sender';
export * from './crypto/blind-index';
export * from './crypto/data-key';
export * from './crypto/data-key-cache';
export * from './crypto/development-key-file';
export { KEY_MANAGEMENT, KeyRefused, type KeyManagement } from './crypto/key-management';
export * from './crypto/one-time-code-digests';
export * from './crypto/password';
export * from './crypto/personal-data-cipher';
export { randomText, systemRandom, type RandomSource } from './crypto/random-source';
export * from './crypto/reply-code';
export * from './crypto/session-token';
export * from './crypto/signed-link';
export { AccountGrants, type EmployerMember, type HeldGrant } from './data/account-grants';
export { identityEntities } from './data/entities';
export { PersonKeys } from './data/person-keys';
export { PersonVault } from './data/person-vault';
export { nextQuietPersons, quietPersons } from './data/silent-numbers';
export { regionFilter, type SqlCondition } from './data/region-filter';
export * from './domain/chinese-id-number';
export * from './domain/consent-purposes';
export * from './domain/credit-code';
export * from './domain/grants';
export * from './domain/half-width';
export * from './domain/identity-state';
export * from './domain/one-time-code';
export * from './domain/password-policy';
export {
  EMPLOYER_ROLES,
  PERMISSIONS,
  STAFF_ROLES,
  WORKER_ROLES,
  type EmployerRole,
  type Permission,
  type Role,
  type Side,
  type StaffRole,
  type WorkerRole,
} from './domain/permissions';
export * from './domain/person-name';
export * from './domain/phone';
export { IdentityModule } from './identity.module';
export { GrantDirectory } from './read-models/grant-directory';
export { personFacts, type PersonFacts } from './read-models/person-facts';
export { PersonReader, type Contact, type MaskedPerson } from './read-models/person-reader';
export { ConfirmPhone } from './use-cases/confirm-phone.use-case';
export { Consents, type ConsentView } from './use-cases/consents.use-case';
export { Erasures, type AskedErasure } from './use-cases/erasures.use-case';
export { ExportOwnData, type OwnIdentityData } from './use-cases/export-own-data.use-case';
export { GiveIdentity, type GiveIdentityCommand } from './use-cases/give-identity.use-case';
export { MovePerson } from './use-cases/move-person.use-case';
export {
  RegisterPerson,
  type RegisteredPerson,
  type RegisterPersonCommand,
} from './use-cases/register-person.use-case';
export {
  RotateMasterKey,
  type MasterKeyUse,
  type Rotation,
  type RotationListener,
} from './use-cases/rotate-master-key.use-case';
export { Staff, type NewStaff, type StaffGrant } from './use-cases/staff.use-case';
