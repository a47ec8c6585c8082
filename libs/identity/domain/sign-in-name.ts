import { DomainError } from '@gg/kernel';

/** `wei.xiaoming`: lower-case letters, digits, dot, dash, underscore; 3–32. */
const SIGN_IN_NAME = /^[a-z][a-z0-9._-]{2,31}$/;

/** Whether anybody could have this name. */
export const isSignInName = (text: string): boolean => SIGN_IN_NAME.test(text);

/** Throws `identity.sign_in_name_invalid`. */
export function assertSignInName(text: string): void {
  if (!isSignInName(text)) throw new DomainError('identity.sign_in_name_invalid');
}
