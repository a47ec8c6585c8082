import { DomainError } from '@gg/kernel';
import { toHalfWidth } from './half-width';

/**
 * A mainland mobile number, 11 digits. Ranges are opened year by year (162, 192, 196 …), so the third digit decides
 * nothing here: a number that nobody owns never receives its one-time code.
 */
const MOBILE = /^1[3-9]\d{9}$/;

/** The number without country code, spaces and marks (`+86 １３８-0013-8000` → `13800138000`); null if it is no mobile. */
export function readPhone(text: string): string | null {
  const digits = toHalfWidth(text)
    .replace(/[\s()\-‐-―_.]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return MOBILE.test(digits) ? digits : null;
}

/** As {@link readPhone}, but throws `identity.phone_invalid`. */
export function parsePhone(text: string): string {
  const phone = readPhone(text);
  if (phone === null) throw new DomainError('identity.phone_invalid');
  return phone;
}

/** `13800138000` → `138****8000`; anything that is no mobile number is hidden whole. */
export function maskPhone(text: string): string {
  const phone = readPhone(text);
  return phone === null ? '*'.repeat(11) : `${phone.slice(0, 3)}****${phone.slice(7)}`;
}
