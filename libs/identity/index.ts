export * from './crypto/blind-index';
export * from './crypto/data-key';
export * from './crypto/data-key-cache';
export * from './crypto/development-key-file';
export { KEY_MANAGEMENT, KeyRefused, type KeyManagement } from './crypto/key-management';
export * from './crypto/one-time-code-digests';
export * from './crypto/password';
export * from './crypto/personal-data-cipher';
export { systemRandom, type RandomSource } from './crypto/random-source';
export * from './crypto/reply-code';
export * from './crypto/session-token';
export * from './crypto/signed-link';
export * from './domain/chinese-id-number';
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
