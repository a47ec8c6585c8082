import { DomainError } from '@gg/kernel';
import { assertOwnerStays, memberOf, type Member } from './member-rules';

const boss: Member = { accountId: 'boss', role: 'owner' };
const partner: Member = { accountId: 'partner', role: 'owner' };
const foreman: Member = { accountId: 'foreman', role: 'foreman' };

describe('an owner always remains', () => {
  it.each<[string, Member[], string, string | null, boolean]>([
    ['the only owner goes', [boss, foreman], 'boss', null, false],
    ['the only owner becomes a viewer', [boss, foreman], 'boss', 'viewer', false],
    ['the only owner stays owner', [boss, foreman], 'boss', 'owner', true],
    ['one of two owners goes', [boss, partner], 'boss', null, true],
    ['one of two owners becomes a manager', [boss, partner], 'partner', 'manager', true],
    ['a foreman goes', [boss, foreman], 'foreman', null, true],
    ['a foreman becomes an owner', [boss, foreman], 'foreman', 'owner', true],
  ])('%s', (_what, members, accountId, role, allowed) => {
    const check = () => assertOwnerStays(members, accountId, role);
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow(new DomainError('member.last_owner'));
  });

  it('finds a member by the account', () => {
    expect(memberOf([boss, foreman], 'foreman')).toBe(foreman);
    expect(memberOf([boss], 'foreman')).toBeUndefined();
  });
});
