import type { Id } from '@gg/kernel';
import { DomainError } from '@gg/kernel';
import { Connections, Transactions, type Caller, type Tx } from '@gg/platform';
import type { EmployerMember, EmployerPlan, StaffMember, WorldPlan } from '../generate/world';

/** What the seed needs of the application: anything its rooms offer, by class. */
export interface SeedDoors {
  // oxlint-disable-next-line typescript/no-explicit-any -- Nest's own signature of a class to inject
  get<T>(type: abstract new (...args: any[]) => T): T;
}

/** Hears how far the seed is, a line at a time. */
export type Say = (line: string) => void;

const ROUTE = 'seed';
const FIRST = 'seed.world';
const LAST = 'seed.done';

/** How far a database has come. */
export type SeedState =
  /** Nobody lives in it. */
  | { readonly kind: 'empty' }
  /** A seed was cut short; its plan, to go on with the same world. */
  | { readonly kind: 'begun'; readonly plan: WorldPlan }
  /** The seed was finished, or people came by another way. */
  | { readonly kind: 'inhabited' };

/**
 * Reads how far a database has come. Every step of the seed leaves its idempotency key in its own transaction, so a seed
 * that was killed is known by its first key without its last; the keys of a finished one may be tidied away later.
 */
export async function seedState(connections: Connections): Promise<SeedState> {
  const keys = await connections.rows<{ idemKey: string; answer: string }>(
    'SELECT idem_key, answer FROM idempotency_keys WHERE route = ? AND idem_key IN (?)',
    [ROUTE, [FIRST, LAST]],
  );
  const first = keys.find(({ idemKey }) => idemKey === FIRST);
  if (first && !keys.some(({ idemKey }) => idemKey === LAST)) return { kind: 'begun', plan: planOf(first.answer) };
  const somebody = first ?? (await connections.row('SELECT id FROM accounts LIMIT 1'));
  return { kind: somebody ? 'inhabited' : 'empty' };
}

const planOf = (answer: string): WorldPlan => {
  const plan = JSON.parse(answer) as Omit<WorldPlan, 'now'> & { now: string };
  return { ...plan, now: new Date(plan.now) };
};

/** Another world than the one that was begun: going on would make a mixture of two. */
export class OtherWorld extends Error {
  constructor() {
    super(
      'This database was half seeded by another plan or another version: empty it (npm run reset) and start again.',
    );
  }
}

/**
 * One seeding of one world. Its steps are idempotent requests of the first member of staff: each is one transaction that
 * stores its key, a repeated one does nothing, and so a seed that was killed is finished by running it again.
 */
export class SeedRun {
  private readonly transactions: Transactions;

  constructor(
    readonly doors: SeedDoors,
    private readonly importer: StaffMember,
    /** SHA-256 of the world. */
    private readonly digest: Buffer,
  ) {
    this.transactions = doors.get(Transactions);
  }

  /** Notes which world is being written. Throws {@link OtherWorld} when another one was begun. */
  async begin(plan: WorldPlan): Promise<void> {
    const begun = await this.doors
      .get(Connections)
      .rows<{ bodyHash: Buffer }>('SELECT body_hash FROM idempotency_keys WHERE route = ? AND idem_key = ?', [
        ROUTE,
        FIRST,
      ]);
    // Another world has another first member of staff, so its key does not meet ours.
    if (begun.some(({ bodyHash }) => !bodyHash.equals(this.digest))) throw new OtherWorld();
    await this.step(FIRST, () => Promise.resolve(plan));
  }

  async end(): Promise<void> {
    await this.step(LAST, () => Promise.resolve(true));
  }

  /** Runs one step in one transaction, unless it was run before. @returns its answer, which passed through JSON */
  async step<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.transactions.run(this.importing(name), 'seed', work);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'idempotency.key_reused') throw new OtherWorld();
      throw error;
    }
  }

  /** A member of an employer who does something that must be done once. */
  member({ id, role }: EmployerMember, employer: EmployerPlan, name: string): Caller {
    return {
      kind: 'employer',
      accountId: id,
      workerId: null,
      employerId: employer.id,
      grants: [{ role, regionPrefix: null }],
      sessionId: null,
      channel: 'app',
      onBehalfOf: null,
      consentId: null,
      trace: ROUTE,
      idempotency: { key: `seed.${name}`, route: ROUTE, bodyHash: this.digest },
    };
  }

  private importing(name: string): Caller {
    const { id, role, regionPrefix } = this.importer;
    return {
      kind: 'staff',
      accountId: id,
      workerId: null,
      employerId: null,
      grants: [{ role, regionPrefix }],
      sessionId: null,
      channel: 'import',
      onBehalfOf: null,
      consentId: null,
      trace: ROUTE,
      idempotency: { key: name, route: ROUTE, bodyHash: this.digest },
    };
  }
}

/** The staff member in whose name staff of a region would have done something. */
export function staffOver(staff: readonly StaffMember[], regionCode: string, role: StaffMember['role']): Id {
  const able = staff.filter((member) => member.role === role && regionCode.startsWith(member.regionPrefix));
  const nearest = [...able].sort((a, b) => b.regionPrefix.length - a.regionPrefix.length)[0];
  if (!nearest) throw new RangeError(`no ${role} over ${regionCode}`);
  return nearest.id;
}
