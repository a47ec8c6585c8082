/** What everybody signed in is, whatever else they are. Implied, never stored. */
export const ACCOUNT_ROLES = ['account'] as const;
/** Roles by side. One account may hold several, each for a place of its own. */
export const WORKER_ROLES = ['worker'] as const;
/** owner 负责人, manager 管理员, foreman 班组长/现场负责人, viewer 只读成员 */
export const EMPLOYER_ROLES = ['owner', 'manager', 'foreman', 'viewer'] as const;
/** clerk 窗口, verifier 审核, supervisor 主管, auditor 审计 */
export const STAFF_ROLES = ['clerk', 'verifier', 'supervisor', 'auditor'] as const;

export type WorkerRole = (typeof WORKER_ROLES)[number];
export type EmployerRole = (typeof EMPLOYER_ROLES)[number];
export type StaffRole = (typeof STAFF_ROLES)[number];
export type Role = (typeof ACCOUNT_ROLES)[number] | WorkerRole | EmployerRole | StaffRole;

/** What a permission allows: looking only, or changing something. An auditor looks only. */
export type PermissionEffect = 'read' | 'write';

export interface PermissionRule {
  readonly effect: PermissionEffect;
  readonly roles: readonly Role[];
}

const read = (...roles: Role[]): PermissionRule => ({ effect: 'read', roles });
const write = (...roles: Role[]): PermissionRule => ({ effect: 'write', roles });

/**
 * Who may do what: permission → roles. A role that is not named here may not. Worker permissions reach the worker's own
 * things, employer permissions the own organisation's, staff permissions the own region's; a staff member who acts for
 * someone needs `desk.act_on_behalf` and the represented person's consent, not that person's permission. Each is asked
 * for by a route: one that nothing asks for tells an auditor of a door that is not there.
 */
export const PERMISSIONS = {
  // Everybody's own account
  'sessions.manage_own': write('account'),
  'consents.manage_own': write('account'),
  'notices.read_own': read('account'),
  'password.change_own': write('account'),
  /** Whoever registers an organisation becomes its owner. */
  'organisation.register': write('account'),

  // A worker's own doings
  'profile.edit_own': write('worker'),
  'identity.give_own': write('worker'),
  'personal_data.export_own': read('worker'),
  'account.erase_own': write('worker'),
  'presence.declare_own': write('worker'),
  'parties.manage_own': write('worker'),
  'offers.read_own': read('worker'),
  'offers.answer': write('worker'),
  'seats.claim': write('worker'),
  'applications.make': write('worker'),
  'bookings.read_own': read('worker'),
  'bookings.cancel_own': write('worker'),

  // An organisation's own doings
  'organisation.read': read('owner', 'manager', 'foreman', 'viewer'),
  'organisation.edit': write('owner'),
  'members.manage': write('owner'),
  'sites.manage': write('owner', 'manager'),
  'regulars.read': read('owner', 'manager', 'foreman'),
  'regulars.manage': write('owner', 'manager'),
  'blocks.manage': write('owner', 'manager'),
  'postings.read': read('owner', 'manager', 'foreman', 'viewer'),
  'postings.draft': write('owner', 'manager', 'foreman'),
  'postings.publish': write('owner', 'manager'),
  'postings.withdraw': write('owner', 'manager'),
  'postings.import': write('owner', 'manager'),
  /** A foreman on site adds a seat or takes back a free one without waiting for the office. */
  'shifts.change': write('owner', 'manager', 'foreman'),
  'board.watch': read('owner', 'manager', 'foreman', 'viewer'),
  'applications.choose': write('owner', 'manager', 'foreman'),
  'bookings.read': read('owner', 'manager', 'foreman', 'viewer'),
  /** The roster as a file, with ID numbers where insurance, a gate or wages need them. */
  'rosters.export': read('owner', 'manager'),
  'bookings.cancel': write('owner', 'manager'),
  /** 共享用工: open talks about a pair, or decline. Publishing is publishing: `postings.publish`. */
  'shared_talks.answer': write('owner', 'manager'),

  // The public centre
  'desk.look_up_person': read('clerk', 'verifier', 'supervisor'),
  'desk.register_person': write('clerk', 'supervisor'),
  'desk.register_employer': write('clerk', 'supervisor'),
  'consents.record': write('clerk', 'supervisor'),
  'desk.act_on_behalf': write('clerk', 'supervisor'),
  'desk.record_presence': write('clerk', 'supervisor'),
  'calls.work': write('clerk', 'supervisor'),
  'identities.verify': write('clerk', 'verifier', 'supervisor'),
  'identities.withdraw': write('verifier', 'supervisor'),
  /** Prove or refuse what workers state of themselves: statuses and certificates. */
  'qualifications.verify': write('clerk', 'verifier', 'supervisor'),
  'personal_data.reveal': read('clerk', 'verifier', 'supervisor'),
  'employers.read': read('clerk', 'verifier', 'supervisor', 'auditor'),
  'employers.verify': write('verifier', 'supervisor'),
  'postings.oversee': read('clerk', 'verifier', 'supervisor', 'auditor'),
  'postings.review': write('verifier', 'supervisor'),
  /** 统一派单: a day's shifts of a region assigned together, whoever posts them. */
  'batches.plan': write('clerk', 'supervisor'),
  'postings.take_down': write('verifier', 'supervisor'),
  'markets.read': read('clerk', 'verifier', 'supervisor', 'auditor'),
  'markets.manage': write('supervisor'),
  'audit.read': read('supervisor', 'auditor'),
  'staff.manage': write('supervisor'),
  'accounts.suspend': write('supervisor'),
  'sessions.revoke_others': write('supervisor'),
} as const satisfies Readonly<Record<string, PermissionRule>>;

export type Permission = keyof typeof PERMISSIONS;

export type Side = 'account' | 'worker' | 'employer' | 'staff';

export const ROLES_OF: Readonly<Record<Side, readonly Role[]>> = {
  account: ACCOUNT_ROLES,
  worker: WORKER_ROLES,
  employer: EMPLOYER_ROLES,
  staff: STAFF_ROLES,
};

/** Roles that look only: whoever checks the books must not be able to write in them. */
const LOOKING_ONLY: readonly Role[] = ['auditor', 'viewer'];

/**
 * Faults of a permission table, as sentences; empty when it is sound. Run at load, so that a service with a broken table
 * does not start.
 */
export function permissionFaults(table: Readonly<Record<string, PermissionRule>>): string[] {
  const known = new Set<string>(Object.values(ROLES_OF).flat());
  const used = new Set<string>();
  const faults: string[] = [];
  for (const [permission, rule] of Object.entries(table)) {
    if (!/^[a-z_]+\.[a-z_]+$/.test(permission)) faults.push(`${permission}: not of the form things.verb`);
    if (rule.roles.length === 0) faults.push(`${permission}: nobody holds it`);
    if (new Set(rule.roles).size !== rule.roles.length) faults.push(`${permission}: names a role twice`);
    for (const role of rule.roles) {
      if (!known.has(role)) faults.push(`${permission}: unknown role ${role}`);
      used.add(role);
      if (LOOKING_ONLY.includes(role) && rule.effect !== 'read') faults.push(`${permission}: ${role} looks only`);
    }
    const staffToo = rule.roles.some((role) => ROLES_OF.staff.includes(role));
    if (staffToo && rule.roles.some((role) => !ROLES_OF.staff.includes(role))) {
      // Its reach would be a region for some and an organisation for others: a query could not tell which to filter by.
      faults.push(`${permission}: held by staff and by others`);
    }
  }
  for (const role of known) if (!used.has(role)) faults.push(`${role}: has no permission`);
  return faults;
}

const faults = permissionFaults(PERMISSIONS);
if (faults.length > 0) throw new Error(`permission table:\n  ${faults.join('\n  ')}`);
