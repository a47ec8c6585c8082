import type { PartyState, WorkerProfileState } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import type { CandidateRow, PartyRow } from '../feed/candidate-rows';
import type { FeedHead, FeedPlace, Projection } from '../feed/projection-reader';

/** Ids in the order of their numbers. */
export const idOf = (n: number): Id => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A worker's profile, and the row that it makes. */
export function rowOf(number: number, feedSeq: number, change: Partial<WorkerProfileState> = {}): CandidateRow {
  const profile: WorkerProfileState = {
    workerId: idOf(number),
    number,
    active: true,
    regionCode: '450105',
    point: { lng: 108.3, lat: 22.8 },
    birthDate: '1990-05-01',
    sex: 'female',
    identityState: 'format_ok',
    statuses: [],
    trades: [{ code: 'sorter', months: 3 }],
    certificates: [],
    weekly: [{ weekday: 1, startMinute: 360, endMinute: 1500 }],
    exceptions: [],
    presence: null,
    blockedEmployerIds: [],
    preferences: { maxDistanceM: null, minHourlyFen: null, nights: null, preferredTrades: [] },
    personalised: true,
    registeredAt: '2026-11-01T00:00:00.000Z',
    ...change,
  };
  return {
    workerId: profile.workerId,
    number,
    profile: JSON.stringify(profile),
    calendar: null,
    openOffers: 0,
    offersDay: null,
    offersOnDay: 0,
    offersTotal: 0,
    acceptsTotal: 0,
    lastOfferAt: null,
    feedSeq,
  };
}

/** The row of a party of a couple. */
export function partyRowOf(n: number, feedSeq: number, members: readonly number[], change: object = {}): PartyRow {
  const state: PartyState = {
    partyId: idOf(n),
    kind: 'couple',
    leaderId: idOf(members[0]!),
    memberIds: members.map(idOf),
    answererIds: [],
    minimum: 2,
    active: true,
  };
  return { partyId: state.partyId, state: JSON.stringify({ ...state, ...change }), feedSeq };
}

/** The tables of the projection as plain lists, read as the database reads them. */
export class ProjectionTables implements Projection {
  readonly workers = new Map<Id, CandidateRow>();
  readonly parties = new Map<Id, PartyRow>();
  feedId: Id | null = idOf(999);
  seq = 0;

  put(...rows: readonly CandidateRow[]): void {
    for (const row of rows) {
      this.workers.set(row.workerId, row);
      this.seq = Math.max(this.seq, row.feedSeq);
    }
  }

  putParty(...rows: readonly PartyRow[]): void {
    for (const row of rows) {
      this.parties.set(row.partyId, row);
      this.seq = Math.max(this.seq, row.feedSeq);
    }
  }

  head(): Promise<FeedHead> {
    return Promise.resolve({ seq: this.seq, feedId: this.feedId });
  }

  changedWorkers(after: FeedPlace, upTo: number, limit: number): Promise<CandidateRow[]> {
    return Promise.resolve(inTurn([...this.workers], after, upTo, limit));
  }

  changedParties(after: FeedPlace, upTo: number, limit: number): Promise<PartyRow[]> {
    return Promise.resolve(inTurn([...this.parties], after, upTo, limit));
  }

  workersOf(ids: readonly Id[]): Promise<CandidateRow[]> {
    return Promise.resolve(ids.flatMap((id) => this.workers.get(id) ?? []));
  }

  async *allWorkers(): AsyncGenerator<CandidateRow[]> {
    yield [...this.workers.values()];
  }

  async *allParties(): AsyncGenerator<PartyRow[]> {
    yield [...this.parties.values()];
  }
}

function inTurn<T extends { feedSeq: number }>(
  rows: readonly (readonly [Id, T])[],
  { seq, id: lastId }: FeedPlace,
  upTo: number,
  limit: number,
): T[] {
  const isNext = (id: Id, feedSeq: number): boolean =>
    lastId === null ? feedSeq > seq && feedSeq <= upTo : feedSeq === seq && id > lastId;
  return rows
    .filter(([id, { feedSeq }]) => isNext(id, feedSeq))
    .sort(([a, { feedSeq: x }], [b, { feedSeq: y }]) => x - y || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([, row]) => row);
}
