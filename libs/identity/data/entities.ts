import { AccountGrantEntity } from './account-grant.entity';
import { AccountEntity } from './account.entity';
import { ConsentEntity } from './consent.entity';
import { ErasureEntity } from './erasure.entity';
import { IdentityChangeEntity } from './identity-change.entity';
import { PersonKeyEntity } from './person-key.entity';
import { SessionEntity } from './session.entity';
import { SignInCodeEntity } from './sign-in-code.entity';
import { PasswordTryEntity, StaffCredentialEntity } from './staff-credential.entity';

export const identityEntities = [
  AccountEntity,
  AccountGrantEntity,
  ConsentEntity,
  ErasureEntity,
  IdentityChangeEntity,
  PasswordTryEntity,
  PersonKeyEntity,
  SessionEntity,
  SignInCodeEntity,
  StaffCredentialEntity,
];
