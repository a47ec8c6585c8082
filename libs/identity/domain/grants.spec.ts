import { DomainError, newId } from '@gg/kernel';
import fc from 'fast-check';
import {
  assertGrant,
  assertPermitted,
  hasSide,
  holds,
  isRegionPrefix,
  mayGrant,
  permits,
  reachOf,
  type Grant,
} from './grants';
import {
  EMPLOYER_ROLES,
  PERMISSIONS,
  permissionFaults,
  ROLES_OF,
  STAFF_ROLES,
  type Permission,
  type StaffRole,
} from './permissions';

const own = newId();
const other = newId();
const staff = (role: StaffRole, regionPrefix: string): Grant => ({ side: 'staff', role, regionPrefix });
const member = (role: (typeof EMPLOYER_ROLES)[number], employerId = own): Grant => ({
  side: 'employer',
  role,
  employerId,
});
const worker: Grant = { side: 'worker', role: 'worker' };

const permissions = Object.keys(PERMISSIONS) as Permission[];
const aPrefix = fc.constantFrom('45', '4501', '4502', '4514', '450103', '450123', '450203', '451481');
const aCode = fc.constantFrom('450103', '450123', '450203', '451481', '440103');
const aGrant: fc.Arbitrary<Grant> = fc.oneof(
  fc.constant(worker),
  fc
    .tuple(fc.constantFrom(...EMPLOYER_ROLES), fc.constantFrom(own, other))
    .map(([role, employer]) => member(role, employer)),
  fc.tuple(fc.constantFrom(...STAFF_ROLES), aPrefix).map(([role, prefix]) => staff(role, prefix)),
);

describe('grants', () => {
  it.each<[string, Grant, Permission, { regionCode?: string; employerId?: string }, boolean]>([
    ['a worker answers offers', worker, 'offers.answer', {}, true],
    ['a worker publishes nothing', worker, 'postings.publish', { employerId: own }, false],
    ['a manager publishes', member('manager'), 'postings.publish', { employerId: own }, true],
    ['a manager publishes for no other', member('manager'), 'postings.publish', { employerId: other }, false],
    ['a manager publishes for nobody unnamed', member('manager'), 'postings.publish', {}, false],
    ['a foreman drafts', member('foreman'), 'postings.draft', { employerId: own }, true],
    ['a foreman does not publish', member('foreman'), 'postings.publish', { employerId: own }, false],
    ['a foreman adds a seat', member('foreman'), 'shifts.change', { employerId: own }, true],
    ['a viewer watches the board', member('viewer'), 'board.watch', { employerId: own }, true],
    ['a viewer cancels nothing', member('viewer'), 'bookings.cancel', { employerId: own }, false],
    ['only an owner manages members', member('manager'), 'members.manage', { employerId: own }, false],
    ['a clerk acts on behalf', staff('clerk', '4501'), 'desk.act_on_behalf', { regionCode: '450103' }, true],
    ['a clerk of another city does not', staff('clerk', '4502'), 'desk.act_on_behalf', { regionCode: '450103' }, false],
    ['a county is within its city', staff('clerk', '450103'), 'desk.act_on_behalf', { regionCode: '450103' }, true],
    ['a city is not within a county', staff('clerk', '450103'), 'desk.act_on_behalf', { regionCode: '450100' }, false],
    ['the region reaches all', staff('verifier', '45'), 'employers.verify', { regionCode: '451481' }, true],
    ['not beyond', staff('verifier', '45'), 'employers.verify', { regionCode: '440103' }, false],
    ['a clerk does not verify firms', staff('clerk', '45'), 'employers.verify', { regionCode: '450103' }, false],
    ['no place, no permission', staff('verifier', '45'), 'employers.verify', {}, false],
    ['a broken region code', staff('verifier', '45'), 'employers.verify', { regionCode: '45' }, false],
    ['an auditor reads', staff('auditor', '45'), 'audit.read', { regionCode: '450103' }, true],
    ['a bad prefix covers nothing', staff('verifier', ''), 'employers.verify', { regionCode: '450103' }, false],
    [
      'staff hold no employer permission',
      staff('supervisor', '45'),
      'postings.publish',
      { regionCode: '450103' },
      false,
    ],
  ])('%s', (_name, grant, permission, place, expected) => {
    expect(permits([grant], permission, place)).toBe(expected);
    if (expected) expect(() => assertPermitted([grant], permission, place)).not.toThrow();
    else expect(() => assertPermitted([grant], permission, place)).toThrow(new DomainError('access.denied'));
  });

  it('denies by default: no grants, unknown permissions, inherited names', () => {
    for (const permission of permissions)
      expect(permits([], permission, { regionCode: '450103', employerId: own })).toBe(false);
    for (const name of ['nothing.such', 'toString', '__proto__', 'constructor']) {
      expect(permits([staff('supervisor', '45')], name as Permission, { regionCode: '450103' })).toBe(false);
      expect(holds([staff('supervisor', '45')], name as Permission)).toBe(false);
    }
  });

  it('a query by reach finds exactly what is permitted', () => {
    fc.assert(
      fc.property(
        fc.array(aGrant, { maxLength: 5 }),
        fc.constantFrom(...permissions),
        aCode,
        (grants, permission, regionCode) => {
          const reach = reachOf(grants, permission);
          for (const employerId of [own, other]) {
            const found =
              reach.own ||
              reach.employerIds.includes(employerId) ||
              reach.regionPrefixes.some((prefix) => regionCode.startsWith(prefix));
            expect(found).toBe(permits(grants, permission, { regionCode, employerId }));
          }
          expect(holds(grants, permission)).toBe(
            reach.own || reach.employerIds.length > 0 || reach.regionPrefixes.length > 0,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('one more grant never takes anything away, and reach names no region twice', () => {
    fc.assert(
      fc.property(
        fc.array(aGrant, { maxLength: 4 }),
        aGrant,
        fc.constantFrom(...permissions),
        aCode,
        (grants, more, permission, regionCode) => {
          const place = { regionCode, employerId: own };
          if (permits(grants, permission, place)) expect(permits([...grants, more], permission, place)).toBe(true);
          const { regionPrefixes } = reachOf([...grants, more], permission);
          for (const a of regionPrefixes)
            for (const b of regionPrefixes) if (a !== b) expect(a.startsWith(b)).toBe(false);
        },
      ),
    );
  });

  it.each([
    ['45', true],
    ['4501', true],
    ['4514', true],
    ['450103', true],
    ['4515', false],
    ['4500', false],
    ['450100', false],
    ['451503', false],
    ['44', false],
    ['', false],
    ['4', false],
    ['450', false],
    ['45010', false],
    ['４５', false],
    ['45%', false],
  ])('%j as a prefix: %s', (text, sound) => {
    expect(isRegionPrefix(text)).toBe(sound);
    if (sound) expect(() => assertGrant(staff('clerk', text))).not.toThrow();
    else expect(() => assertGrant(staff('clerk', text))).toThrow(new DomainError('identity.grant_invalid'));
  });

  it('refuses a role of another side', () => {
    expect(() => assertGrant({ side: 'staff', role: 'owner', regionPrefix: '45' } as never)).toThrow(DomainError);
    expect(() => assertGrant({ side: 'nobody', role: 'clerk', regionPrefix: '45' } as never)).toThrow(DomainError);
    expect(() => assertGrant(member('owner', ''))).toThrow(DomainError);
    expect(() => assertGrant(worker)).not.toThrow();
    expect(() => assertGrant(member('owner'))).not.toThrow();
    expect(() => assertGrant({ side: 'account', role: 'account' })).toThrow(DomainError);
  });

  it.each<[string, Grant, string, boolean]>([
    ['a supervisor in the own city', staff('supervisor', '4501'), '450103', true],
    ['a supervisor beyond it', staff('supervisor', '4501'), '45', false],
    ['a supervisor elsewhere', staff('supervisor', '4502'), '4501', false],
    ['a clerk', staff('clerk', '45'), '4501', false],
  ])('%s hands out a grant of %s: %s', (_who, giver, prefix, expected) => {
    expect(mayGrant([giver], own, other, staff('clerk', prefix))).toBe(expected);
    expect(mayGrant([giver], own, own, staff('clerk', prefix))).toBe(false);
  });

  it('knows the sides', () => {
    expect(hasSide([worker], 'worker')).toBe(true);
    expect(hasSide([worker], 'staff')).toBe(false);
  });
});

describe('permission table', () => {
  it.each<[string, Parameters<typeof permissionFaults>[0], RegExp]>([
    ['an auditor who writes', { 'a.b': { effect: 'write', roles: ['auditor'] } }, /auditor looks only/],
    ['a viewer who writes', { 'a.b': { effect: 'write', roles: ['viewer'] } }, /viewer looks only/],
    ['nobody', { 'a.b': { effect: 'read', roles: [] } }, /nobody holds it/],
    ['an unknown role', { 'a.b': { effect: 'read', roles: ['king' as never] } }, /unknown role king/],
    ['a role twice', { 'a.b': { effect: 'read', roles: ['clerk', 'clerk'] } }, /twice/],
    ['a bad name', { publish: { effect: 'read', roles: ['clerk'] } }, /form/],
    ['two reaches', { 'a.b': { effect: 'read', roles: ['clerk', 'owner'] } }, /staff and by others/],
    ['a role without permission', {}, /worker: has no permission/],
  ])('is faulty with %s', (_what, table, sentence) => {
    expect(permissionFaults(table).join('\n')).toMatch(sentence);
  });

  it('is sound', () => expect(permissionFaults(PERMISSIONS)).toEqual([]));

  it('gives an auditor nothing to change', () => {
    for (const permission of permissions) {
      if (permits([staff('auditor', '45')], permission, { regionCode: '450103' })) {
        expect(PERMISSIONS[permission].effect).toBe('read');
      }
    }
  });

  it('names each role on one side only', () => {
    const roles = Object.values(ROLES_OF).flat();
    expect(new Set(roles).size).toBe(roles.length);
  });
});
