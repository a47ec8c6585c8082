import { DomainError } from '@gg/kernel';

/** `wei.xiaoming`: lower-case letters, digits, dot, dash, underscore; 3–32. */
const SIGN_IN_NAME = /^[a-z][a-z0-9._-]{2,31}$/;

/** Throws `identity.sign_in_name_invalid`. */
export function assertSignInName(text: string): void {
  if (!SIGN_IN_NAME.test(text)) throw new DomainError('identity.sign_in_name_invalid');
}
