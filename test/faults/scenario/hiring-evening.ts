import { addDays, instantOf, localDate } from '@gg/kernel';
import { poll } from '../../support/poll';
import { postingBody } from '../../support/posting';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../../support/world';
import { CallDesk } from '../actors/call-desk';
import { EmployerConsole } from '../actors/employer-console';
import { SmsPhone } from '../actors/sms-phone';
import { WorkerApp, type Answering } from '../actors/worker-app';
import type { FaultySystem } from '../support/faulty-system';

/** What everybody of the evening is for, in the order in which they live from the work. */
const ROLES = [
  'leader',
  'partner',
  'decliner',
  'twoDevices',
  'undoer',
  'eager',
  'plain',
  'texter',
  'phoned',
  'silent',
  'late',
] as const;
export type Role = (typeof ROLES)[number];

export interface EveningPeople {
  readonly place: WorldPlace;
  readonly employer: WorldEmployer;
  readonly partyId: string;
  /** At the desk of the city. */
  readonly clerk: WorldPerson;
  readonly workers: Readonly<Record<Role, WorldPerson>>;
}

/** How often the clock may be moved to an offer's end before the evening must be over. */
const MOST_ENDS = 8;
const HEARD_WITHIN_MS = 20_000;

/**
 * One posting of three shifts and what people make of it: a couple comes together, somebody taps on two devices at once,
 * somebody declines, somebody takes an acceptance back, somebody answers by SMS, somebody without a phone is asked by the
 * desk, somebody never answers until the clock has ended the offer; one shift fills after an undo, one by the couple, one stays short. Everybody acts only through
 * HTTP, sockets and the SMS gateway, and repeats what was not answered, so that the story ends the same whatever dies.
 */
export class HiringEvening {
  readonly startedAt: Date;
  readonly console: EmployerConsole;
  readonly apps: readonly WorkerApp[];
  readonly texter: SmsPhone;
  readonly desk: CallDesk;
  /** The shifts, once the posting is answered: an offer may be faster. */
  private readonly posted: Promise<readonly string[]>;
  private tellPosted: (shiftIds: readonly string[]) => void = () => undefined;

  private constructor(
    private readonly system: FaultySystem,
    readonly people: EveningPeople,
  ) {
    this.startedAt = system.clock.now();
    this.posted = new Promise((resolve) => (this.tellPosted = resolve));
    this.console = new EmployerConsole(system.url('employer'), people.employer);
    this.texter = new SmsPhone(system.system.urls['sms']!, people.workers.texter);
    this.desk = new CallDesk(system.url('centre'), people.clerk, people.workers.phoned.accountId);
    this.apps = this.openApps();
  }

  /** The people of the n-th place, with their pages open; they know nothing of any work yet. */
  static async prepare(system: FaultySystem, n: number): Promise<HiringEvening> {
    const { world } = system;
    const place = world.place(n);
    const made = await world.workers(place, ROLES.length, (at) => ({ phoneless: ROLES[at] === 'phoned' }));
    const workers = Object.fromEntries(ROLES.map((role, at) => [role, made[at]!])) as Record<Role, WorldPerson>;
    const partyId = await world.party('couple', [workers.leader, workers.partner]);
    const employer = await world.employer(place);
    const clerk = await world.staff({ role: 'clerk', regionPrefix: place.cityCode });
    await system.indexed();
    const evening = new HiringEvening(system, { place, employer, partyId, clerk, workers });
    const pages = [evening.console.page, ...evening.apps.flatMap((app) => app.pages)];
    await poll('all pages to be open', () => pages.every((page) => page.isConnected));
    return evening;
  }

  /** From the posting until every offer has ended and every search is over. */
  async run(): Promise<void> {
    const { place, employer } = this.people;
    const { shiftIds } = await this.console.post(threeShifts(place, employer, this.system.clock.now()));
    this.tellPosted(shiftIds);
    await this.untilQuiet();
    for (let ends = 0; ends < MOST_ENDS; ends++) {
      const end = await this.nextEnd();
      if (end === null) return;
      this.system.clock.advanceTo(end);
      await this.untilQuiet();
    }
    throw new Error(`the evening is not over after the clock was moved ${MOST_ENDS} times`);
  }

  /** The shifts in the order of their start: three seats, two that overlap with them in time, five on the next day. */
  get shiftIds(): readonly string[] {
    return this.console.posted[0]?.shiftIds ?? [];
  }

  app(role: Exclude<Role, 'texter' | 'phoned'>): WorkerApp {
    return this.apps.find((app) => app.person === this.people.workers[role])!;
  }

  close(): void {
    this.console.close();
    for (const app of this.apps) app.close();
  }

  private openApps(): WorkerApp[] {
    const { workers } = this.people;
    const url = this.system.url('worker');
    /** Whether an offer is of one of these shifts. */
    const isOf = async (shiftId: unknown, wanted: readonly number[]): Promise<boolean> => {
      const shiftIds = await this.posted;
      return wanted.some((at) => shiftIds[at] === shiftId);
    };
    const taking =
      (...wanted: readonly number[]): Answering =>
      async ({ subject, data }, app) => {
        if (await isOf(data['shiftId'], wanted)) await app.accept(subject);
      };
    const tappingTwice: Answering = async ({ subject, data }, app) => {
      if (await isOf(data['shiftId'], [0])) await Promise.all([app.accept(subject), app.accept(subject)]);
    };
    const takingBack: Answering = async ({ subject, data }, app) => {
      if (!(await isOf(data['shiftId'], [0])) || app.journal.length > 0) return;
      const { bookings } = await app.accept(subject);
      for (const { bookingId } of bookings) await app.undo(bookingId);
    };
    return [
      new WorkerApp(url, workers.leader, taking(1)),
      new WorkerApp(url, workers.partner, taking()),
      new WorkerApp(url, workers.decliner, async ({ subject }, app) => void (await app.decline(subject))),
      new WorkerApp(url, workers.twoDevices, tappingTwice, 2),
      new WorkerApp(url, workers.undoer, takingBack),
      new WorkerApp(url, workers.eager, taking(0, 2)),
      new WorkerApp(url, workers.plain, taking(0)),
      new WorkerApp(url, workers.silent, taking()),
      new WorkerApp(url, workers.late, taking(2)),
    ];
  }

  /** Until nothing is due, every page has heard what there is to hear, and nobody has anything to answer. */
  private async untilQuiet(): Promise<void> {
    for (let acted = true; acted;) {
      await this.system.settled();
      await this.allHeard();
      const acts = this.acts();
      for (const app of this.apps) await app.quiet();
      const replies = await this.texter.look();
      for (const { gatewayKey } of replies) {
        await poll(
          'a reply to be taken',
          async () => (await this.system.count('inbound_sms WHERE gateway_key = ?', [gatewayKey])) === 1,
          HEARD_WITHIN_MS,
        );
      }
      const calls = await this.desk.work();
      acted = replies.length + calls > 0 || this.acts() > acts;
    }
    await this.system.allBack();
  }

  private acts(): number {
    return this.apps.reduce((sum, app) => sum + app.journal.length, 0);
  }

  private async allHeard(): Promise<void> {
    await this.system.allBack();
    const pages = [
      { accountId: this.people.employer.owner.accountId, pages: [this.console.page] },
      ...this.apps.map((app) => ({ accountId: app.person.accountId, pages: app.pages })),
    ];
    const rows = await this.system.rows<{ id: string; accountId: string; kind: string }>(
      'SELECT id, account_id, kind FROM notices WHERE account_id IN (?)',
      [pages.map((one) => one.accountId)],
    );
    for (const { accountId, pages: mine } of pages) {
      const due = rows.filter((row) => row.accountId === accountId);
      await poll(
        `${due.length} notices on each page of ${accountId}: ${due.map((row) => row.kind).join(', ')}`,
        () => mine.every((page) => due.every(({ id }) => page.notices.has(id))),
        HEARD_WITHIN_MS,
      );
    }
  }

  /** When the next offer ends, or a shift is looked at again that is still searching; null when the evening is over. */
  private async nextEnd(): Promise<Date | null> {
    const [row] = await this.system.rows<{ end: Date | null }>(
      `SELECT LEAST(
         COALESCE((SELECT MIN(expires_at) FROM offers WHERE shift_id IN (?) AND state = 'open'), '9999-01-01'),
         COALESCE((SELECT MIN(d.due_at) FROM event_deliveries d JOIN events e ON e.id = d.event_id
                     JOIN dispatches s ON s.shift_id = e.aggregate_id AND s.state = 'running'
                    WHERE e.aggregate_id IN (?) AND d.done_at IS NULL), '9999-01-01')) AS end`,
      [this.shiftIds, this.shiftIds],
    );
    const end = row!.end === null ? null : new Date(row!.end);
    return end === null || end.getUTCFullYear() === 9999 ? null : end;
  }
}

/** Tomorrow from eight to twelve and from ten to two, and the day after from eight to twelve. */
function threeShifts(place: WorldPlace, employer: WorldEmployer, now: Date): object {
  const shift = (days: number, hour: number, headcount: number) => {
    const start = instantOf(addDays(localDate(now), days), hour * 60);
    return { start: start.toISOString(), end: new Date(start.getTime() + 4 * 3_600_000).toISOString(), headcount };
  };
  const body = postingBody(place, employer, { start: now, headcount: 1 });
  return { ...body, shifts: [shift(2, 8, 3), shift(2, 10, 2), shift(3, 8, 5)] };
}
