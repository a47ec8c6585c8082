import { hash } from 'argon2';
import { PASSWORD_COST, Passwords } from './password';

jest.mock('argon2', () => {
  const real = jest.requireActual<typeof import('argon2')>('argon2');
  return { ...real, verify: jest.fn(real.verify) };
});
const { verify } = jest.requireMock<{ verify: jest.Mock }>('argon2');

/** The least that argon2 accepts: these tests are about who gets in, not about the cost. */
const CHEAP = { memoryCost: 1_024, timeCost: 2, parallelism: 1 };
const passwords = new Passwords(CHEAP);

describe('passwords', () => {
  it('are argon2id at the least cost that OWASP recommends', async () => {
    expect(await new Passwords().hash('correct horse battery')).toMatch(
      /^\$argon2id\$v=19\$m=19456,(p=1,t=2|t=2,p=1)\$/,
    );
    expect(PASSWORD_COST).toEqual({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  });

  it('open with the right one only, and are salted', async () => {
    const stored = await passwords.hash('correct horse battery');
    expect(await passwords.verify(stored, 'correct horse battery')).toEqual({ ok: true, rehashed: null });
    expect(await passwords.verify(stored, 'correct horse batterz')).toEqual({ ok: false, rehashed: null });
    expect(await passwords.hash('correct horse battery')).not.toBe(stored);
  });

  it('are the same in full-width letters', async () => {
    const stored = await passwords.hash('correct horse 12');
    expect((await passwords.verify(stored, 'ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　１２')).ok).toBe(true);
  });

  it('are hashed anew when the cost has changed, but only for who knows them', async () => {
    const stored = await hash('correct horse battery', { ...CHEAP, memoryCost: 2_048 });
    expect((await passwords.verify(stored, 'wrong')).rehashed).toBeNull();
    const { rehashed } = await passwords.verify(stored, 'correct horse battery');
    expect(rehashed).toMatch(/m=1024/);
    expect(await passwords.verify(rehashed, 'correct horse battery')).toEqual({ ok: true, rehashed: null });
  });

  it('do the same work for a name that does not exist, and never let it in', async () => {
    const stored = await passwords.hash('correct horse battery');
    verify.mockClear();
    await passwords.verify(stored, 'guess');
    expect(await passwords.verify(null, 'guess')).toEqual({ ok: false, rehashed: null });
    expect(verify).toHaveBeenCalledTimes(2);
    const [known, unknown] = verify.mock.calls.map((call) => String(call[0]).split('$').slice(0, 4).join('$'));
    expect(unknown).toBe(known);
  });

  it('cost no more when they are enormous, and do not open by their beginning', async () => {
    const long = 'x'.repeat(256);
    const stored = await passwords.hash(long);
    verify.mockClear();
    expect((await passwords.verify(stored, `${long}y`)).ok).toBe(false);
    expect(String(verify.mock.calls[0]?.[1]).length).toBeLessThanOrEqual(256);
    expect((await passwords.verify(stored, long)).ok).toBe(true);
  });
});
