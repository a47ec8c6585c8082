import type { DomainError } from '@gg/kernel';
import { assertPasswordAcceptable } from './password-policy';

const code = (password: string, name = 'wei.xm'): string | null => {
  try {
    assertPasswordAcceptable(password, name);
    return null;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('password', () => {
  it.each(['correct horse battery', '桂林山水甲天下阳朔山水甲桂林', 'Nn8-tK2!qRw9zz', '木瓜 酸嘢 粉利 柠檬鸭 啤酒'])(
    '%s will do',
    (password) => expect(code(password)).toBeNull(),
  );

  it.each([
    ['short', 'identity.password_too_short'],
    ['elevenchars', 'identity.password_too_short'],
    ['桂林山水', 'identity.password_too_short'],
    ['x'.repeat(129), 'identity.password_too_long'],
    ['aaaaaaaaaaaa', 'identity.password_too_simple'],
    ['abababababab', 'identity.password_too_simple'],
    ['123456789012', 'identity.password_too_simple'],
    ['１２３４５６７８９０１２', 'identity.password_too_simple'],
    ['password1234', 'identity.password_too_simple'],
    ['Admin1234567', 'identity.password_too_simple'],
    ['qwertyuiop12', 'identity.password_too_simple'],
    ['wei.xmWEI.XM12', 'identity.password_too_simple'],
  ])('%s: %s', (password, expected) => expect(code(password)).toBe(expected));

  it('counts characters, not code units', () => {
    expect(code('𠮷𠮸𠮹𠮺𠮻𠮼')).toBe('identity.password_too_short');
  });

  it('an empty sign-in name takes nothing away', () => expect(code('correct horse battery', '')).toBeNull());
});
