import { join } from 'node:path';
import { creditCodeCheckCharacter, sessionTokenDigest } from '@gg/identity';
import { localDate, newId, type Id } from '@gg/kernel';
import { startSystem, type System } from '../../../tools/system.mjs';
import { Client, type Reply } from '../../support/client';
import { poll } from '../../support/poll';
import { testFolder } from '../../support/test-folder';
import { World, type WorldEmployer, type WorldPerson, type WorldPlace } from '../../support/world';
import { DOORS, operationsOf, type Door, type Operation } from './openapi';
import type { SentFile } from './way';

/** Where everything of this stage is, but for the strangers; it has many counties that lie apart. */
const HOME_CITY = '4503';
const OTHER_CITY = '4502';

/** Pages and pairs come at once, nobody has to wait for the next channel, and nobody counts requests. */
const SETTINGS = {
  http: { ratePerMinute: 1_000_000, signInPerMinute: 1_000_000 },
  dispatch: { radiiM: [5_000, 10_000] },
  sharedEmployment: { settleSeconds: 0 },
  escalation: { smsUrgentSeconds: 0, smsSeconds: 0, callUrgentMinutes: 0, callMinutes: 0 },
};

/** How many live at home, where no wave goes out; and at how many places one worker waits for an offer. */
const RESIDENTS = 260;
const OFFER_PLACES = 26;

/** Staff of the home city in each role, and supervisors who have nothing to do with it. */
export interface Desk {
  readonly supervisor: WorldPerson;
  readonly secondSupervisor: WorldPerson;
  readonly clerk: WorldPerson;
  readonly verifier: WorldPerson;
  readonly auditor: WorldPerson;
  readonly ofAnotherCity: WorldPerson;
  readonly ofAnotherCounty: WorldPerson;
}

export interface MadeOffer {
  readonly worker: WorldPerson;
  readonly offerId: Id;
  readonly shiftId: Id;
}

/** A running system with people in it, and what recipes need to bring about the state in which a request succeeds. */
export class Stage {
  private residents: WorldPerson[] = [];
  private offerPlaces: { place: WorldPlace; worker: WorldPerson }[] = [];
  /** Where nobody lives who could be asked. */
  private quietPlace: WorldPlace | undefined;
  private numbers = 0;

  private constructor(
    readonly system: System,
    readonly world: World,
    readonly home: WorldPlace,
    readonly operations: readonly Operation[],
    /** The employer that owns most of what employers have here, and one that has nothing to do with it. */
    readonly boss: WorldEmployer,
    readonly rival: WorldEmployer,
    /** A worker who is of nobody's party and has been offered nothing. */
    readonly strangeWorker: WorldPerson,
    readonly desk: Desk,
  ) {}

  static async open(): Promise<Stage> {
    const system = await startSystem({
      dataDir: join(testFolder('every-route'), 'data'),
      durable: false,
      env: { SETTINGS: JSON.stringify(SETTINGS), DEMO_MODE: 'true' },
    });
    let world: World | undefined;
    try {
      world = await World.open(system.env);
      return await Stage.furnish(system, world);
    } catch (error) {
      await world?.close();
      await system.stop();
      throw error;
    }
  }

  private static async furnish(system: System, world: World): Promise<Stage> {
    const places = Array.from({ length: World.places }, (_, n) => world.place(n));
    const [home, ...others] = places.filter((place) => place.cityCode === HOME_CITY);
    const county = others.find((place) => place.countyCode !== home!.countyCode)!.countyCode;
    // Nothing of the home city may be in the county whose staff are strangers to it.
    const dispatched = others.filter((place) => place.countyCode !== county).slice(0, OFFER_PLACES);
    const operations = await Promise.all(DOORS.map((door) => operationsOf(door, system.urls[door]!)));
    const stage = new Stage(
      system,
      world,
      home!,
      operations.flat(),
      await world.employer(home!),
      await world.employer(home!),
      (await world.workers(home!, 1))[0]!,
      {
        supervisor: await world.staff({ role: 'supervisor', regionPrefix: HOME_CITY }),
        secondSupervisor: await world.staff({ role: 'supervisor', regionPrefix: HOME_CITY }),
        clerk: await world.staff({ role: 'clerk', regionPrefix: HOME_CITY }),
        verifier: await world.staff({ role: 'verifier', regionPrefix: HOME_CITY }),
        auditor: await world.staff({ role: 'auditor', regionPrefix: HOME_CITY }),
        ofAnotherCity: await world.staff({ role: 'supervisor', regionPrefix: OTHER_CITY }),
        ofAnotherCounty: await world.staff({ role: 'supervisor', regionPrefix: county }),
      },
    );
    stage.quietPlace = others.find((place) => place.countyCode !== county && !dispatched.includes(place));
    stage.residents = await world.workers(home!, RESIDENTS);
    for (const place of dispatched) {
      const [worker] = await world.workers(place, 1);
      stage.offerPlaces.push({ place, worker: worker! });
    }
    const workers = RESIDENTS + dispatched.length + 1;
    await poll(
      'all workers in the index',
      async () => (await stage.text('matching', 'metrics')).includes(`gg_candidates{service="matching"} ${workers}`),
      30_000,
    );
    return stage;
  }

  /** Ends the service that works by itself, once it has nothing left to do: from then on only requests change tables. */
  async still(): Promise<void> {
    await poll(
      'no delivery left',
      async () => {
        const row = await this.world.connections.row<{ due: number }>(
          `SELECT COUNT(*) AS due FROM event_deliveries WHERE done_at IS NULL AND due_at < ?`,
          [new Date(Date.now() + 30_000)],
        );
        return Number(row?.due) === 0;
      },
      30_000,
    );
    await this.system.service('matching').stop();
  }

  async close(): Promise<void> {
    await this.world.close();
    await this.system.stop();
  }

  url(door: Door): string {
    return this.system.urls[door]!;
  }

  /** A worker of the home county with all that the law asks, whom nothing is offered; each time another one. */
  worker(): WorldPerson {
    const worker = this.residents.pop();
    if (!worker) throw new Error('the stage has too few residents: raise RESIDENTS');
    return worker;
  }

  /** A number of its own, for names and keys. */
  number(): number {
    return ++this.numbers;
  }

  /** A mainland phone number nobody has. */
  phone(): string {
    return `137${String(this.number()).padStart(8, '0')}`;
  }

  /** A credit code (统一社会信用代码) of nobody. */
  creditCode(): string {
    const first17 = `91${this.home.countyCode}MA5${String(this.number()).padStart(6, '0')}`;
    return first17 + creditCodeCheckCharacter(first17);
  }

  /** A whole hour so many hours from now, at which a shift may start. */
  hoursAhead(hours: number): Date {
    return new Date((Math.ceil(Date.now() / 3_600_000) + hours) * 3_600_000);
  }

  /** What somebody does that has to succeed for a recipe to go on. */
  async does<T = Record<string, unknown>>(
    door: Door,
    { token }: { readonly token: string },
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const client = new Client(this.url(door), token);
    const reply: Reply<T> = await client.send(method, path, body, { 'idempotency-key': `stage-${newId()}` });
    if (reply.status >= 300) {
      throw new Error(`a recipe could not ${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
    return reply.body;
  }

  /** The same with a file in a form. */
  async sends(
    door: Door,
    { token }: { readonly token: string },
    method: string,
    path: string,
    { name, type, content }: SentFile,
  ): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)], { type }), name);
    const reply = await fetch(`${this.url(door)}/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': `stage-${newId()}` },
      body: form,
    });
    if (!reply.ok) throw new Error(`a recipe could not ${method} ${path}: ${reply.status} ${await reply.text()}`);
  }

  /** A posting as it is sent; by default of work that nobody is asked for, which may be claimed. */
  postingBody(options: { place?: WorldPlace; mode?: object; publish?: boolean; headcount?: number } = {}): {
    readonly [field: string]: unknown;
  } {
    const { place = this.home, mode = { claim: true }, publish = true, headcount = 1 } = options;
    const start = this.hoursAhead(30);
    return {
      engagementType: 'part_time',
      tradeCode: place.trade.code,
      title: `分拣 ${this.number()}`,
      description: '在仓库按单分拣、贴标、装筐，站立工作。',
      conditions: '不限',
      pay: { kind: 'hourly', amountFen: 2_600 },
      settlement: { cycle: 'daily', days: 1 },
      assembly: {
        point: place.point,
        name: '东门',
        address: '东门 1 号',
        regionCode: place.countyCode,
        minutesBefore: 20,
      },
      shifts: [{ start: start.toISOString(), end: new Date(start.getTime() + 4 * 3_600_000).toISOString(), headcount }],
      responsibility: { insuranceKind: 'work_injury', insurer: this.boss.name, payer: this.boss.name },
      mode,
      publish,
    };
  }

  /** A posting of the boss; the seats of a public one are open when this resolves. */
  async posting(
    options: Parameters<Stage['postingBody']>[0] & { readonly more?: object } = {},
  ): Promise<{ postingId: Id; shiftId: Id }> {
    const { more = {}, ...rest } = options;
    const body = { ...this.postingBody(rest), ...more };
    const posted = await this.does<{ postingId: Id; shiftIds: Id[]; state: string }>(
      'employer',
      this.boss.owner,
      'POST',
      'postings',
      body,
    );
    const shiftId = posted.shiftIds[0] ?? '';
    if (posted.state === 'published') {
      await poll('open seats', () =>
        this.world.connections.row('SELECT shift_id FROM shift_seats WHERE shift_id = ?', [shiftId]).then(Boolean),
      );
    }
    return { postingId: posted.postingId, shiftId };
  }

  /** An open offer to a worker of the home city who has had no other. */
  async offer(): Promise<MadeOffer> {
    const at = this.offerPlaces.pop();
    if (!at) throw new Error('the stage has too few places: raise OFFER_PLACES');
    const { shiftId } = await this.posting({ place: at.place, mode: { dispatch: true } });
    const offerId = await poll('the offer', async () => {
      const { items } = await this.does<{ items: { id: Id }[] }>('worker', at.worker, 'GET', 'offers');
      return items[0]?.id;
    });
    return { worker: at.worker, offerId, shiftId };
  }

  /** A seat that a resident has claimed. */
  async booking(): Promise<{ worker: WorldPerson; bookingId: Id; shiftId: Id }> {
    const worker = this.worker();
    const { shiftId } = await this.posting();
    const { bookingId } = await this.does<{ bookingId: Id }>('worker', worker, 'POST', `shifts/${shiftId}/claims`);
    return { worker, bookingId, shiftId };
  }

  /** The same, who has been asked whether they come. */
  async askedBooking(): Promise<{ worker: WorldPerson; bookingId: Id; shiftId: Id }> {
    const booking = await this.booking();
    const { worker, bookingId, shiftId } = booking;
    await this.world.run((tx) =>
      tx.insert('reconfirmations', {
        bookingId,
        shiftId,
        workerId: worker.accountId,
        moment: 'evening',
        askedIn: newId(),
        askedAt: tx.now,
        answerBy: this.hoursAhead(20),
      }),
    );
    return booking;
  }

  /** A posting whose seats are filled by offers, and stay open because nobody is near. */
  get seatsForOffers(): { place: WorldPlace; mode: object } {
    if (!this.quietPlace) throw new Error('the stage has no place where nobody lives');
    return { place: this.quietPlace, mode: { dispatch: true } };
  }

  /** A shift of the boss that is to be assigned with others; `planned`: its preview is there. */
  async batch({ planned = false } = {}): Promise<{ batchId: Id; shiftId: Id }> {
    const { shiftId } = await this.posting(this.seatsForOffers);
    const { owner } = this.boss;
    const body = { shiftIds: [shiftId] };
    const { batchId } = await this.does<{ batchId: Id }>('employer', owner, 'POST', 'batch-assignments', body);
    const path = `batch-assignments/${batchId}`;
    const isReady = async () => (await this.does<{ state: string }>('employer', owner, 'GET', path)).state === 'ready';
    if (planned) await poll('the preview', isReady);
    return { batchId, shiftId };
  }

  /** A day of a county whose shifts the centre assigns together; `planned`: the preview is there. */
  async regionalBatch({ planned = false } = {}): Promise<{ batchId: Id; body: object }> {
    const { shiftId } = await this.posting(this.seatsForOffers);
    const row = await this.world.connections.row<{ startsAt: Date }>(
      'SELECT starts_at FROM shift_seats WHERE shift_id = ?',
      [shiftId],
    );
    const body = { regionCode: this.seatsForOffers.place.countyCode, date: localDate(row!.startsAt) };
    const { supervisor } = this.desk;
    const { batchId } = await this.does<{ batchId: Id }>('centre', supervisor, 'POST', 'batch-assignments', body);
    const path = `batch-assignments/${batchId}`;
    const isReady = async () =>
      (await this.does<{ state: string }>('centre', supervisor, 'GET', path)).state === 'ready';
    if (planned) await poll('the preview', isReady);
    return { batchId, body };
  }

  /** A resident who has applied for a shift of the boss. */
  async application(): Promise<{ worker: WorldPerson; applicationId: Id; shiftId: Id }> {
    const worker = this.worker();
    const { shiftId } = await this.posting({ mode: { application: true } });
    const path = `shifts/${shiftId}/applications`;
    const { applicationId } = await this.does<{ applicationId: Id }>('worker', worker, 'POST', path);
    return { worker, applicationId, shiftId };
  }

  /** For each service, tokens that were good once or are good elsewhere. */
  async deadTokens(): Promise<Record<Door, Record<string, string>>> {
    const { world, strangeWorker, rival, desk } = this;
    const people = { worker: strangeWorker, employer: rival.owner, centre: desk.clerk };
    const ofDoor = async (door: Door): Promise<Record<string, string>> => {
      const { accountId } = people[door];
      const [expired, ended] = [
        await world.anotherSession(accountId, door),
        await world.anotherSession(accountId, door),
      ];
      await world.run((tx) =>
        tx.change('UPDATE sessions SET expires_at = ? WHERE token_digest = ?', [tx.now, sessionTokenDigest(expired)]),
      );
      await this.does(door, { token: ended }, 'DELETE', 'session');
      const others = DOORS.filter((other) => other !== door).map((other) => [
        `a token of the ${other} service`,
        people[other].token,
      ]);
      return { 'an expired session': expired, 'an ended session': ended, ...Object.fromEntries(others) };
    };
    return { worker: await ofDoor('worker'), employer: await ofDoor('employer'), centre: await ofDoor('centre') };
  }

  /** A market of the home county, in operation; each time another one. */
  market(): Promise<Id> {
    return this.world.market(this.home);
  }

  /** The person lets the staff of the home city act in their name. */
  async agrees<P extends { readonly accountId: Id }>(person: P): Promise<P> {
    const path = `people/${person.accountId}/consents`;
    await this.does('centre', this.desk.supervisor, 'POST', path, { purpose: 'act_on_behalf' });
    return person;
  }

  /** What a service without an API of its own shows at an address. */
  async text(service: 'matching' | 'sms', path: string): Promise<string> {
    return (await fetch(`${this.system.urls[service]}/${path}`)).text();
  }
}
