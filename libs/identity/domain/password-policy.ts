import { DomainError } from '@gg/kernel';

/** Shortest and longest password in characters. Long beats complicated (NIST SP 800-63B 3.1.1.2); 15 is its advice where
 * a password stands alone, 12 with the rate limit and lock of this service. The upper bound keeps hashing cheap. */
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 128;

const MIN_DISTINCT = 5;
/** Runs that people lengthen a weak password with; a password made of them only is refused. */
const COMMON = [
  '1234567890',
  '0987654321',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'password',
  'admin',
  'guigong',
  'guangxi',
  'nanning',
  'woaini',
];

/** The form that is hashed: NFKC, so that a password typed with full-width letters is the same password. */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/** Removes pieces of four characters and more of the runs above, the longest first. */
function withoutCommonRuns(text: string): string {
  let rest = text;
  for (const run of COMMON) {
    for (let length = run.length; length >= 4; length--) {
      for (let start = 0; start + length <= run.length; start++)
        rest = rest.split(run.slice(start, start + length)).join('');
    }
  }
  return rest;
}

/**
 * Refuses a password that would be guessed: too short, one character over and over, the person's own sign-in name, or
 * only well-known runs. Throws `identity.password_too_short`, `…_too_long`, `…_too_simple`.
 */
export function assertPasswordAcceptable(password: string, signInName: string): void {
  const text = normalisePassword(password);
  const characters = [...text];
  if (characters.length < PASSWORD_MIN_LENGTH)
    throw new DomainError('identity.password_too_short', { least: PASSWORD_MIN_LENGTH });
  if (characters.length > PASSWORD_MAX_LENGTH)
    throw new DomainError('identity.password_too_long', { most: PASSWORD_MAX_LENGTH });
  const lower = text.toLowerCase();
  const rest = withoutCommonRuns(signInName === '' ? lower : lower.split(signInName.toLowerCase()).join(''));
  if (new Set(characters).size < MIN_DISTINCT || [...rest].length < MIN_DISTINCT) {
    throw new DomainError('identity.password_too_simple');
  }
}
