import type { EmployerPlan, Person as SeededPerson, StaffMember } from '@database/seed';
import type { Id } from '@gg/kernel';
import { tradeByCode } from '@gg/reference-data';
import { AppPerson } from './app-person';
import { CallClerk } from './call-clerk';
import type { DemoWorld } from './demo-world';
import { EmployerConsole } from './employer-console';
import type { Person } from './habits';
import type { SeenNotice } from './journals';
import { someAtOnce } from './pace';
import { PhoneNetwork } from './phone-network';
import { TextPerson } from './text-person';
import type { Town } from './town';

/** Pages that are opened at the same time; more would only queue. */
const AT_ONCE = 24;

/** Everybody who plays, and their phones. */
export class Cast {
  readonly phones: PhoneNetwork;
  readonly withApp: AppPerson[] = [];
  readonly withoutApp: TextPerson[] = [];
  private readonly consoles = new Map<Id, EmployerConsole>();
  private readonly clerks: CallClerk[];
  private dropped: SeenNotice | null = null;

  constructor(
    private readonly town: Town,
    private readonly world: DemoWorld,
  ) {
    this.phones = new PhoneNetwork(town);
    const byPhone = new Map<string, TextPerson>();
    for (const seeded of world.people) {
      const person = personOf(seeded, world);
      if (person.withApp) {
        const player = new AppPerson(town, person, seeded);
        this.withApp.push(player);
        this.phones.add(seeded.phone!, {
          accountId: person.id,
          read: (offer, _, question) => player.hear(offer, question),
        });
      } else {
        const player = new TextPerson(town, person, seeded);
        this.withoutApp.push(player);
        byPhone.set(seeded.phone!, player);
        this.phones.add(seeded.phone!, { accountId: person.id, read: (...text) => player.read(...text) });
      }
    }
    this.clerks = clerksOf(world.stored.staff).map(
      (member) => new CallClerk(town, member, byPhone, (code) => tradeByCode(code)?.zh ?? code),
    );
  }

  /** Everybody signs in and opens their page. */
  async arrive(note: (text: string) => void): Promise<void> {
    let here = 0;
    await someAtOnce(this.withApp, AT_ONCE, async (person) => {
      await person.signIn();
      await person.open();
      if (++here % 25 === 0) note(`${here}/${this.withApp.length}`);
    });
    await someAtOnce(this.clerks, 4, (clerk) => clerk.signIn());
  }

  /** Those with the app who come to a market say so themselves. */
  async comeToMarket(): Promise<number> {
    const going = this.withApp.filter(({ person }) => this.world.toMarket.has(person.id));
    await someAtOnce(going, AT_ONCE, async (player) => {
      const { marketId, point } = this.world.toMarket.get(player.person.id)!;
      await player.arriveAtMarket(marketId, point);
    });
    return going.length;
  }

  /** The console of a member of an employer, opened when it is first needed. */
  async consoleOf(employerId: Id, accountId: Id): Promise<EmployerConsole> {
    const known = this.consoles.get(accountId);
    if (known) return known;
    const employer = this.world.stored.employers.find(({ id }) => id === employerId)!;
    const console = new EmployerConsole(this.town, employer, accountId);
    this.consoles.set(accountId, console);
    await console.open();
    return console;
  }

  /** Every centre works through its call list. @returns calls made */
  async phoneEverybody(): Promise<number> {
    let calls = 0;
    await someAtOnce(this.clerks, 4, async (clerk) => {
      calls += await clerk.phoneEverybody();
    });
    return calls;
  }

  /** One page that stays open will not get one push, whichever comes first. */
  dropOnePush(): void {
    for (const { steadyDevice, person } of this.withApp) {
      if (!steadyDevice) continue;
      steadyDevice.loses = (notice) => {
        if (notice.kind !== 'booking.made' || this.dropped !== null) return this.dropped?.id === notice.id;
        this.dropped = { ...notice, accountId: person.id, device: steadyDevice.name, receivedMs: Date.now() };
        return true;
      };
    }
  }

  /** What was dropped is found after all… */
  findDroppedPush(): void {
    if (this.dropped === null) throw new Error('no push was dropped');
    this.town.journals.notices.push(this.dropped);
  }

  /** … or is not. */
  forgetDroppedPush(): void {
    const { notices } = this.town.journals;
    const at = this.dropped === null ? -1 : notices.indexOf(this.dropped);
    if (at >= 0) notices.splice(at, 1);
  }

  async lookOnceMore(): Promise<void> {
    await someAtOnce(this.withApp, AT_ONCE, (person) => person.lookOnceMore());
  }

  /** Accounts with a page of ours: workers with the app, members of employers at their consoles. */
  accountsWithPage(): Set<Id> {
    return new Set([...this.withApp.map(({ person }) => person.id), ...this.consoles.keys()]);
  }

  leave(): void {
    for (const person of this.withApp) person.close();
    for (const console of this.consoles.values()) console.close();
  }
}

/** Somebody of the seed, as habits look at them. */
export function personOf({ id, reach, temper }: SeededPerson, { leaderOf }: DemoWorld): Person {
  return { id, withApp: reach === 'app', goesWith: leaderOf.get(id) ?? id, acceptPerMille: temper.acceptPerMille };
}

/** One clerk a city. */
function clerksOf(staff: readonly StaffMember[]): StaffMember[] {
  const clerks = staff.filter(({ role, regionPrefix }) => role === 'clerk' && regionPrefix.length === 4);
  return [...new Map(clerks.map((clerk) => [clerk.regionPrefix, clerk])).values()];
}

/** Members of an employer, all of whom look after its shifts. */
export const membersOf = (employers: readonly EmployerPlan[]): ReadonlyMap<Id, readonly Id[]> =>
  new Map(employers.map(({ id, members }) => [id, members.map((member) => member.id)]));
