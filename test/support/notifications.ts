import type { AddressInfo } from 'node:net';
import { Global, Injectable, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  AcceptOffer,
  BoardReader,
  BookingReader,
  CancelBooking,
  DeclineOffer,
  OfferReader,
  StartOfferClock,
  type BookingView,
  type Offer,
  type OfferView,
  type ReconfirmationView,
} from '@gg/bookings';
import { EmployerReader } from '@gg/employers';
import { SUBSCRIPTIONS, type ConsumerName, type EventName } from '@gg/contracts';
import { PostingReader, PostingWarnings, ShiftReader, type ShiftDetails } from '@gg/postings';
import { SharedPairReader, SharedPostingReader, type SharedPairStanding } from '@gg/shared-employment';
import { BlindIndex, ConfirmPhone, Consents, GrantDirectory, PersonReader, SignedLinks } from '@gg/identity';
import { DomainError, newId, type Id } from '@gg/kernel';
import { NotificationsModule, notificationsEntities } from '@gg/notifications';
import {
  AuditRecordEntity,
  Connections,
  Consumer,
  createServiceApp,
  EventDeliveryEntity,
  EventEntity,
  IdempotencyKeyEntity,
  makeDataSource,
  openDataSource,
  PermissionPolicy,
  PlatformModule,
  SessionResolver,
  systemCaller,
  Transactions,
  type Caller,
  type Config,
  type NewEvent,
  type Tx,
} from '@gg/platform';
import { ProfileReader } from '@gg/workers';
import { io, type Socket } from 'socket.io-client';
import { testConfig } from './platform';
import { poll } from './poll';
import { questionDoors } from './question-doors';

/** A shift that starts tomorrow at six. */
const START = new Date('2030-11-26T22:00:00Z');

/** Offers, persons and bookings as the earlier rooms would know them; what notifications ask of those is remembered. */
export class World {
  readonly offers = new Map<Id, Offer & { memberIds: Id[] }>();
  readonly phones = new Map<Id, string>();
  readonly members = new Map<Id, Id[]>();
  /** Members who only look. */
  readonly viewers = new Set<Id>();
  /** Seats of the shift, and what its board says of the search. */
  seats = { headcount: 3, filled: 2, state: 'filling' };
  /** By the region of a thing. */
  readonly staff = new Map<string, Id[]>();
  readonly clocks: { offerId: Id; channel: string }[] = [];
  readonly answers: { offerId: Id; answer: string; caller: Caller }[] = [];
  readonly shiftId = newId();
  readonly employerId = newId();
  readonly bookings = new Map<Id, BookingView>();
  /** Whether those who hold a seat were asked if they come, and what they said, by booking. */
  readonly questions = new Map<Id, ReconfirmationView>();
  /** Pairs of shared employment in which the employer lends. */
  readonly pairs = new Map<Id, SharedPairStanding>();
  readonly words: { bookingId: Id; answer: string; caller: Caller }[] = [];
  /** Who took back that they want SMS. */
  readonly unwilling = new Set<Id>();
  /** Whom an offer may wake. */
  readonly wakeable = new Set<Id>();
  /** Whose number was silent too long. */
  readonly silent = new Set<Id>();
  /** When the shift starts. */
  start = START;
  /** Tokens whose session has expired since. */
  readonly ended = new Set<string>();
  full = false;
  /** Why the one who accepts for a party is left out; null: is seated with the others. */
  leftOut: string | null = null;
  /** Offers whose seats were given back. */
  readonly undone = new Set<Id>();

  /** A worker with a phone. */
  worker(): Id {
    const id = newId();
    this.phones.set(id, `138${String(this.phones.size).padStart(8, '0')}`);
    return id;
  }

  /** An open offer to a worker. */
  offer(workerId: Id, memberIds: Id[] = [workerId]): Id {
    const id = newId();
    this.offers.set(id, {
      id,
      workerId,
      memberIds,
      shiftId: this.shiftId,
      employerId: this.employerId,
      wave: 0,
      partyId: memberIds.length > 1 ? newId() : null,
      materialVersion: 1,
      rank: 1,
      state: 'open',
      source: 'nearby',
      reasons: '[]',
      madeAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
      socketLifeMinutes: 20,
      smsLifeMinutes: 60,
      deliveredAt: null,
      closedAt: null,
      closeReason: null,
    } as unknown as Offer & { memberIds: Id[] });
    return id;
  }

  change(offerId: Id, change: Partial<Offer>): void {
    const offer = this.offers.get(offerId);
    if (offer) this.offers.set(offerId, { ...offer, ...change });
  }

  view(offerId: Id): OfferView | undefined {
    const offer = this.offers.get(offerId);
    if (!offer) return undefined;
    const own = [...this.bookings.values()].find((one) => one.offerId === offerId && one.workerId === offer.workerId);
    const state = this.undone.has(offerId) ? 'cancelled_by_employer' : (own?.state ?? 'booked');
    const seats = (offer.state === 'accepted' ? offer.memberIds : [])
      .filter((workerId) => this.leftOut === null || workerId !== offer.workerId)
      .map((workerId) => ({ bookingId: newId(), workerId, state, held: state === 'booked' }));
    return { offer, shift: this.shift(), memberIds: offer.memberIds, seats };
  }

  /** The one shift there is. */
  shift(): ShiftDetails {
    return {
      breaks: [],
      requiredCertificates: [],
      hazards: [],
      validUntil: null,
      legalEmployerCode: '91450100MA5N000001',
      shiftId: this.shiftId,
      employerId: this.employerId,
      engagementType: 'part_time',
      tradeCode: '4-02-05-01',
      title: '仓库装卸',
      regionCode: '450105',
      cityCode: '4501',
      start: this.start,
      end: new Date(this.start.getTime() + 8 * 3_600_000),
      pay: { kind: 'hourly', amountFen: 2_400, preTax: true },
      settlement: { cycle: 'daily', days: 0 },
      legalEmployerName: '南宁某仓储公司',
      assembly: {
        name: '沙井大道东门',
        address: '沙井大道8号',
        point: { lng: 108.3, lat: 22.8 },
        time: new Date(this.start.getTime() - 2_400_000),
      },
      responsibility: {
        legalEmployer: { name: '南宁某仓储公司', creditCode: null },
        actualUser: { name: '南宁某仓储公司', creditCode: null },
        payer: null,
        insurer: null,
        insuranceKind: 'work_injury',
        intermediary: null,
      },
    } as unknown as ShiftDetails;
  }

  /** A seat that a worker holds. @param offerId by which it was got; null by somebody's choice */
  booking(workerId: Id, offerId: Id | null = null, partyId: Id | null = null): Id {
    const id = newId();
    this.bookings.set(id, {
      id,
      shiftId: this.shiftId,
      employerId: this.employerId,
      workerId,
      partyId,
      offerId,
      how: 'offer',
      state: 'booked',
      startsAt: this.start,
      endsAt: new Date(this.start.getTime() + 8 * 3_600_000),
      madeAt: new Date(),
      endedAt: null,
      endReason: null,
      channel: 'app',
      onBehalfOf: null,
    });
    return id;
  }

  /** The event of a booking that came into being, or ended. */
  bookingEvent(
    bookingId: Id,
    ended?: { state: 'cancelled_by_worker' | 'cancelled_by_employer' | 'released'; reason: string; note?: string },
  ): NewEvent {
    const { shiftId, employerId, workerId, partyId, offerId, startsAt, endsAt } = this.bookings.get(bookingId)!;
    const about = { aggregateId: bookingId, aggregateVersion: 1, cityCode: '4501' };
    const common = {
      bookingId,
      shiftId,
      employerId,
      workerId,
      partyId,
      start: startsAt.toISOString(),
      end: endsAt.toISOString(),
    };
    if (!ended) return { ...about, name: 'booking.made.v1', payload: { ...common, offerId, how: 'offer' } };
    this.endBooking(bookingId, ended.state, ended.reason);
    return { ...about, name: 'booking.cancelled.v1', payload: { ...common, ...ended } };
  }

  /** A pair that was proposed to the employer and another firm. */
  pair(heads: number): Id {
    const id = newId();
    const answerDueAt = new Date(Date.now() + 3 * 86_400_000);
    const [lenderId, borrowerId] = [this.employerId, newId()];
    this.pairs.set(id, { id, cityCode: '4501', lenderId, borrowerId, state: 'proposed', heads, answerDueAt });
    return id;
  }

  /** The event of a pair that has come to where it stands. */
  pairEvent(pairId: Id, reason: 'terms_changed' | null = null): NewEvent {
    const { cityCode, lenderId, borrowerId, state, heads } = this.pairs.get(pairId)!;
    const payload = {
      pairId,
      surplusId: newId(),
      shortageId: newId(),
      lenderId,
      borrowerId,
      state,
      heads,
      by: state === 'opened_by_borrower' ? ('borrower' as const) : null,
      reason,
    };
    return { name: 'shared-pair.changed.v1', aggregateId: pairId, aggregateVersion: 1, cityCode, payload };
  }

  private endBooking(bookingId: Id, state: BookingView['state'], endReason: string): void {
    this.bookings.set(bookingId, { ...this.bookings.get(bookingId)!, state, endReason, endedAt: new Date() });
  }

  /** The wave that made these offers. */
  waveOf(offerIds: readonly Id[], urgent = false): NewEvent {
    const offers = offerIds.map((id) => this.offers.get(id)!);
    return {
      name: 'offers.made.v1',
      aggregateId: this.shiftId,
      aggregateVersion: 1,
      cityCode: '4501',
      payload: {
        shiftId: this.shiftId,
        employerId: this.employerId,
        wave: 0,
        urgent,
        start: this.start.toISOString(),
        offers: offers.map(({ id, workerId, partyId, memberIds, rank, expiresAt }) => ({
          offerId: id,
          workerId,
          partyId,
          memberIds,
          rank,
          expiresAt: expiresAt.toISOString(),
        })),
      },
    };
  }

  /** What stands for the earlier rooms. */
  providers(config: Config): Provider[] {
    const pick = <T>(ids: readonly Id[], of: (id: Id) => T | undefined): Map<Id, T> =>
      new Map(
        ids.flatMap((id) => {
          const found = of(id);
          return found === undefined ? [] : [[id, found] as const];
        }),
      );
    const answer = (caller: Caller, offerId: Id, answered: 'accepted' | 'declined') => {
      const offer = this.offers.get(offerId);
      if (!offer) throw new DomainError('resource.not_found');
      if (this.undone.has(offerId)) throw new DomainError('booking.not_live');
      if (offer.state === answered)
        return { offerId, shiftId: offer.shiftId, state: answered, bookings: [], leftOut: [] };
      if (offer.state !== 'open') throw new DomainError('offer.closed', { state: offer.state });
      if (this.full) throw new DomainError('shift.full');
      this.change(offerId, { state: answered });
      this.answers.push({ offerId, answer: answered, caller });
      if (answered === 'accepted') this.booking(offer.workerId, offerId);
      const leftOut = this.leftOut === null ? [] : [{ workerId: offer.workerId, code: this.leftOut }];
      return { offerId, shiftId: offer.shiftId, state: answered, bookings: [], leftOut };
    };
    return [
      {
        provide: OfferReader,
        useValue: {
          offers: async (ids: Id[]) => pick(ids, (id) => this.offers.get(id)),
          views: async (ids: Id[]) => pick(ids, (id) => this.view(id)),
        },
      },
      {
        provide: StartOfferClock,
        useValue: {
          execute: async (_caller: Caller, { offerIds, channel }: { offerIds: Id[]; channel: string }) => {
            for (const offerId of offerIds) {
              this.clocks.push({ offerId, channel });
              if (!this.offers.get(offerId)?.deliveredAt) this.change(offerId, { deliveredAt: new Date() });
            }
            return offerIds.length;
          },
        },
      },
      {
        provide: AcceptOffer,
        useValue: {
          execute: async (caller: Caller, { offerId }: { offerId: Id }) => answer(caller, offerId, 'accepted'),
        },
      },
      {
        provide: DeclineOffer,
        useValue: {
          execute: async (caller: Caller, { offerId }: { offerId: Id }) => answer(caller, offerId, 'declined'),
        },
      },
      { provide: PostingWarnings, useValue: { of: async () => new Map() } },
      {
        provide: BookingReader,
        useValue: {
          ofShift: async () => [...this.bookings.values()],
          heldOn: async (_shifts: Id[], workers: Id[]) =>
            [...this.bookings.values()].filter(
              ({ state, workerId }) => state === 'booked' && workers.includes(workerId),
            ),
          ownOfWorker: async (_workerId: Id, id: Id) => this.bookings.get(id),
          ofOffer: async (offerId: Id, workerId: Id) =>
            [...this.bookings.values()].find((one) => one.offerId === offerId && one.workerId === workerId) ?? null,
        },
      },
      {
        provide: BoardReader,
        useValue: { boards: async (ids: Id[]) => ids.map((shiftId) => ({ shiftId, ...this.seats })) },
      },
      {
        provide: CancelBooking,
        useValue: {
          execute: async (_caller: Caller, { bookingId, reason }: { bookingId: Id; reason: string }) => {
            if (this.bookings.get(bookingId)?.state === 'cancelled_by_employer')
              throw new DomainError('booking.not_live');
            this.endBooking(bookingId, 'cancelled_by_worker', reason);
            return { bookingId, state: 'cancelled_by_worker', reason, released: [] };
          },
        },
      },
      ...questionDoors(this),
      {
        provide: ShiftReader,
        useValue: { details: async (_reader: unknown, ids: Id[]) => pick(ids, () => this.shift()) },
      },
      // Registered in another city than the one where it posts.
      { provide: EmployerReader, useValue: { employer: async () => ({ regionCode: '450203' }) } },
      {
        provide: PostingReader,
        useValue: { one: async () => ({ posting: { regionCode: '450105' } }) },
      },
      { provide: SharedPairReader, useValue: { standing: async (ids: Id[]) => pick(ids, (id) => this.pairs.get(id)) } },
      {
        provide: SharedPostingReader,
        useValue: { one: async () => ({ posting: { regionCode: '450105' } }) },
      },
      {
        provide: PersonReader,
        useValue: {
          contacts: async (ids: Id[]) => pick(ids, (id) => ({ name: '韦大力', phone: this.phones.get(id) ?? null })),
          accountsByPhone: async (phones: string[]) =>
            new Map([...this.phones].flatMap(([id, phone]) => (phones.includes(phone) ? [[phone, id] as const] : []))),
          maskedNames: async (ids: Id[]) => pick(ids, () => '韦**'),
          silent: async (ids: Id[]) => new Set(ids.filter((id) => this.silent.has(id))),
        },
      },
      {
        provide: GrantDirectory,
        useValue: {
          membersOf: async (employerId: Id, permission: string) =>
            (this.members.get(employerId) ?? []).filter((id) => permission === 'board.watch' || !this.viewers.has(id)),
          staffOver: async (regionCode: string) => this.staff.get(regionCode) ?? [],
        },
      },
      {
        provide: Consents,
        useValue: {
          giveOnce: async (_tx: Tx, _accountId: Id, _purpose: string, onlyFor: Id) => onlyFor,
          tookBack: async (ids: Id[]) => new Set(ids.filter((id) => this.unwilling.has(id))),
        },
      },
      {
        provide: ProfileReader,
        useValue: { mayBeWoken: async (_: unknown, ids: Id[]) => new Set(ids.filter((id) => this.wakeable.has(id))) },
      },
      { provide: ConfirmPhone, useValue: { heardFrom: async () => undefined } },
      { provide: BlindIndex, useValue: new BlindIndex(config.BLIND_INDEX_KEY) },
      { provide: SignedLinks, useValue: new SignedLinks(config.LINK_SECRET) },
      {
        provide: SessionResolver,
        useValue: {
          resolve: async (token: string) => callerOfToken(token),
          look: async (token: string) => (this.ended.has(token) ? null : callerOfToken(token)),
          csrfMatches: () => true,
        },
      },
      {
        provide: PermissionPolicy,
        useValue: {
          permits: (caller: Caller) => caller.kind !== 'guest',
          regionsFor: (caller: Caller) => caller.grants.flatMap((grant) => grant.regionPrefix ?? []),
        },
      },
    ];
  }
}

/** `worker:<id>`, `employer:<id>`, `staff:<id>:<region>`: who they say they are. */
export const tokenOf = (kind: 'worker' | 'employer' | 'staff', id: Id, region = ''): string =>
  `${kind}:${id}:${region}`;

function callerOfToken(token: string): Caller | null {
  const [kind, id, region] = token.split(':');
  if (!id || (kind !== 'worker' && kind !== 'employer' && kind !== 'staff')) return null;
  return {
    ...systemCaller('test'),
    kind,
    accountId: id,
    workerId: kind === 'worker' ? id : null,
    sessionId: id,
    channel: 'api',
    grants: region ? [{ role: 'clerk', regionPrefix: region }] : [],
  };
}

/** Consumers of the other rooms, which the runner insists on; they do nothing. */
function otherConsumers(): Type[] {
  return (Object.entries(SUBSCRIPTIONS) as [EventName, readonly ConsumerName[]][]).flatMap(([event, names]) =>
    names
      .filter((name) => !name.startsWith('notifications.') && !name.startsWith('platform.'))
      .map((name) => {
        @Injectable()
        @Consumer(name, event)
        class Other {
          async handle(): Promise<void> {}
        }
        return Other;
      }),
  );
}

@Global()
@Module({})
class Doors {}

const entities = [EventEntity, EventDeliveryEntity, IdempotencyKeyEntity, AuditRecordEntity, ...notificationsEntities];

/** Makes the tables of the platform and of notifications. */
export async function makeTables(databaseUrl: string): Promise<void> {
  const dataSource = await openDataSource(makeDataSource({ url: databaseUrl, poolSize: 1 }, entities));
  await dataSource.synchronize(false);
  await dataSource.destroy();
}

/**
 * Empties them. What the test before left for later may still be at work on the same rows; so it goes through the
 * one transaction runner, which begins again after a deadlock.
 */
/** Resolves when nothing is due any more, nor will be within a moment. */
export const everythingDue = (
  { connections }: Pick<RunningService, 'connections'>,
  { aheadMs = 2_000, withinMs = 20_000 }: { readonly aheadMs?: number; readonly withinMs?: number } = {},
) =>
  poll(
    'everything that is due',
    async () => {
      const row = await connections.row<{ n: number }>(
        'SELECT COUNT(*) n FROM event_deliveries WHERE done_at IS NULL AND due_at <= ?',
        [new Date(Date.now() + aheadMs)],
      );
      return Number(row?.n) === 0;
    },
    withinMs,
  );

export const emptyTables = (service: RunningService): Promise<void> =>
  service.run(async (tx) => {
    for (const table of [
      'notices',
      'delivery_steps',
      'sms_messages',
      'sms_budgets',
      'sms_reply_codes',
      'inbound_sms',
      'call_list_entries',
      'events',
      'event_deliveries',
      'idempotency_keys',
      'audit_records',
    ]) {
      await tx.change(`DELETE FROM ${table}`);
    }
  });

/** One service of the system with nothing but the platform and notifications in it, listening on a free port. */
export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly connections: Connections;
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ServiceOptions {
  readonly databaseUrl: string;
  readonly world: World;
  readonly service: 'worker' | 'employer' | 'centre' | 'matching';
  readonly settings?: object;
  readonly env?: NodeJS.ProcessEnv;
  readonly controllers?: Type[];
}

export async function startService({
  databaseUrl,
  world,
  service,
  settings,
  env,
  controllers,
}: ServiceOptions): Promise<RunningService> {
  const config: Config = { ...testConfig(databaseUrl, settings, env), service };
  const dataSource = makeDataSource({ url: databaseUrl, poolSize: 15 }, entities);
  const providers = [...world.providers(config), ...(service === 'matching' ? otherConsumers() : [])];
  const module: DynamicModule = {
    module: Doors,
    imports: [PlatformModule.forService(config, { dataSource, version: '' }), NotificationsModule.forService(config)],
    controllers: controllers ?? [],
    providers,
    exports: providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide)),
  };
  const app = await createServiceApp(module, config);
  try {
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app.close();
    throw error;
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const transactions = app.get(Transactions);
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    connections: app.get(Connections),
    run: (work) => transactions.run(systemCaller('test'), 'test', work),
    close: () => app.close(),
  };
}

/** An open page: what it heard, in order. */
export interface Page {
  readonly socket: Socket;
  readonly heard: { id: string; kind: string; subject: string; data: Record<string, unknown> }[];
  ask<T>(event: string, body: unknown): Promise<T>;
  close(): void;
}

export async function openPage(url: string, token: string, after?: string | null): Promise<Page> {
  const heard: Page['heard'] = [];
  const socket = io(url, {
    transports: ['websocket'],
    auth: { token, ...(after === undefined ? {} : { after }) },
    forceNew: true,
  });
  socket.on('notice', (notice: Page['heard'][number]) => heard.push(notice));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return {
    socket,
    heard,
    ask: <T>(event: string, body: unknown) => socket.timeout(5_000).emitWithAck(event, body) as Promise<T>,
    close: () => socket.disconnect(),
  };
}
