import type { Id } from '@gg/kernel';
import type { RankedCandidate, RankedParty } from './candidate-index';
import type { OfferSource, WavePick } from './dispatch-state';
import type { ExpectedAcceptance } from './expected-acceptance';
import { areEnough, NO_SEATS, withOffer, type ExpectedSeats } from './expected-seats';

const SEAT = 1_000_000;

/** What a wave is for and how large it may be. */
export interface WaveBounds {
  /** What the offers that are open may bring. */
  readonly open: ExpectedSeats;
  /** Thousandths of a standard deviation by which more is expected than is needed. */
  readonly spareMilli: number;
  /** Seats not taken: no party may be larger. */
  readonly seatsLeft: number;
  /** People in the wave at most. */
  readonly maxPeople: number;
}

/**
 * Gathers the picks of a wave in the order in which they are offered to it, until enough acceptances are expected or the
 * wave is as large as it may be. Nobody is taken twice, alone or in a party.
 */
export class WaveBuilder {
  readonly picks: WavePick[] = [];
  readonly taken = new Set<Id>();
  /** Of the picks. */
  expected: ExpectedSeats = NO_SEATS;
  private all: ExpectedSeats;
  private isClosed = false;

  constructor(
    private readonly bounds: WaveBounds,
    private readonly acceptance: ExpectedAcceptance,
  ) {
    this.all = bounds.open;
  }

  get isDone(): boolean {
    const { seatsLeft, spareMilli, maxPeople } = this.bounds;
    return this.isClosed || areEnough(this.all, seatsLeft * SEAT, spareMilli) || this.taken.size >= maxPeople;
  }

  addWorker(source: Exclude<OfferSource, 'party'>, worker: RankedCandidate): void {
    if (this.isDone || this.taken.has(worker.workerId)) return;
    this.add({
      source,
      workerId: worker.workerId,
      partyId: null,
      memberIds: [worker.workerId],
      rank: this.picks.length + 1,
      score: worker.score,
      distanceM: worker.distanceM,
      reasons: [worker.reasons],
      expectedAcceptanceMicro: this.acceptance.ofWorkers(source, worker, [worker]),
    });
  }

  addParty(party: RankedParty): void {
    if (this.isDone || party.memberIds.some((memberId) => this.taken.has(memberId))) return;
    if (this.taken.size + party.memberIds.length > this.bounds.maxPeople) {
      // Going on with those behind it would cost the party its place: it leads the next wave, which may go out at once.
      this.isClosed = true;
      return;
    }
    const leader = party.members.find((m) => m.workerId === party.leaderId)!;
    this.add({
      source: 'party',
      workerId: party.leaderId,
      partyId: party.partyId,
      memberIds: party.memberIds,
      rank: this.picks.length + 1,
      score: party.score,
      distanceM: party.distanceM,
      reasons: party.members.map((m) => m.reasons),
      expectedAcceptanceMicro: this.acceptance.ofWorkers('party', leader, party.members),
    });
  }

  private add(pick: WavePick): void {
    this.picks.push(pick);
    for (const memberId of pick.memberIds) this.taken.add(memberId);
    const people = pick.memberIds.length;
    this.expected = withOffer(this.expected, people, pick.expectedAcceptanceMicro);
    this.all = withOffer(this.all, people, pick.expectedAcceptanceMicro);
  }
}
