import type { Id } from '@gg/kernel';
import type { AcceptanceHistory } from './candidate';
import type { CandidateIndex, CandidateSurvey } from './candidate-index';
import type { DispatchPolicy } from './dispatch-policy';
import type { ScoreReason } from './scorer';
import type { ShiftFacts } from './shift-query';

/** Where a pick comes from: the employer's list, the hall, the neighbourhood, or as a party. */
export type OfferSource = 'regular' | 'present' | 'nearby' | 'party';

/** An offer made for the shift before now. */
export interface OfferSoFar {
  readonly wave: number;
  readonly partyId: Id | null;
  /** Everybody the offer is for; one for a single worker. */
  readonly memberIds: readonly Id[];
  readonly state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  readonly source: OfferSource;
  /** When it ends unless answered. */
  readonly expiresAt: Date;
  /** Whether it is known to have reached somebody: one that reached nobody and ended was no question. */
  readonly reached: boolean;
  /** The shift's material version that was offered. */
  readonly materialVersion: number;
  /** What was expected of each seat when it was planned, millionths; null: the mean of the source is taken. */
  readonly expectedAcceptanceMicro: number | null;
}

/** What became of seats that were taken. */
export interface SeatHistory {
  readonly seats: number;
  /** Not cancelled, released or left empty by their holders. */
  readonly kept: number;
}

/** What planning needs of the index. */
export type CandidatePort = Pick<CandidateIndex, 'search' | 'searchParties' | 'survey'>;

/** Everything a plan depends on. The same state gives the same plan. */
export interface DispatchState {
  readonly now: Date;
  readonly shift: ShiftFacts;
  readonly seats: {
    readonly headcount: number;
    readonly filled: number;
    readonly state: 'open' | 'withdrawn' | 'ended';
  };
  /**
   * Grows when the shift changes so much (time, place, pay, work) that whoever declined may be asked again.
   */
  readonly materialVersion: number;
  /** Number that the next wave may have at least: one more than the last one's, 0 before the first. */
  readonly nextWave: number;
  /** Radius of the widest wave so far at this material version, metres; 0 before the first. It never shrinks. */
  readonly radiusSoFarM: number;
  /** Every offer ever made for the shift. */
  readonly offers: readonly OfferSoFar[];
  /** Who holds a seat of the shift, however they came to it. */
  readonly seatedWorkerIds: readonly Id[];
  /** 熟工名单: workers the employer named. */
  readonly regularIds: readonly Id[];
  /** Answered offers of this market by source, over a stretch of time that the caller chooses; absent: none known. */
  readonly acceptanceBySource: Readonly<Partial<Record<OfferSource, AcceptanceHistory>>>;
  /** Seats that offers brought, by source, over the same time, and how many of them were kept to the start. */
  readonly keptBySource?: Readonly<Partial<Record<OfferSource, SeatHistory>>>;
  readonly candidates: CandidatePort;
  readonly policy: DispatchPolicy;
}

/** One offer to make. */
export interface WavePick {
  readonly source: OfferSource;
  /** Who is asked: the worker, or the party's leader. */
  readonly workerId: Id;
  readonly partyId: Id | null;
  /** Who would come; one for a single worker. Never more than the seats left. */
  readonly memberIds: readonly Id[];
  /** 1 … n within the wave. */
  readonly rank: number;
  /** 0 … 1,000,000; a party's is the mean of its members'. */
  readonly score: number;
  readonly distanceM: number;
  /** Parts of the score of each member, in the order of `memberIds`. */
  readonly reasons: readonly (readonly ScoreReason[])[];
  /** Expected acceptance of each seat of this pick, and that it is kept, millionths; to be stored with the offer. */
  readonly expectedAcceptanceMicro: number;
}

/** Minutes an offer lives from its delivery, by channel. Calls and the hall count as SMS. */
export interface OfferLife {
  readonly socket: number;
  readonly sms: number;
}

/** Make these offers. */
export interface WavePlan {
  readonly kind: 'wave';
  /** 0 is for regulars only. */
  readonly wave: number;
  readonly picks: readonly WavePick[];
  /** How far was looked, metres. */
  readonly radiusM: number;
  readonly offerLifeMinutes: OfferLife;
  /** Seats that this wave is expected to fill, millionths of a seat. */
  readonly expectedAcceptanceMicro: number;
  /** Seats that neither open offers nor this wave are expected to fill. */
  readonly unresolvedSeats: number;
}

/** Nothing to do until then, unless something happens before. */
export interface WaitPlan {
  readonly kind: 'wait';
  readonly until: Date;
  /**
   * Open offers may still fill the seats, people are left out by a cap that passes or sleep, or there are more to be asked
   * than go out at once.
   */
  readonly reason: 'offers_open' | 'caps' | 'quiet_hours' | 'more_to_ask';
  readonly unresolvedSeats: number;
}

/** All seats are taken. */
export interface FullPlan {
  readonly kind: 'full';
}

/** Nobody is left to ask; the employer is told why. */
export interface ExhaustedPlan {
  readonly kind: 'exhausted';
  /**
   * `closed`: the shift takes nobody any more; `too_late`: it starts too soon to ask; `nobody_eligible`: nobody was ever
   * asked because nobody may be; `everybody_asked`: all who may be asked have been.
   */
  readonly reason: 'closed' | 'too_late' | 'nobody_eligible' | 'everybody_asked';
  readonly unresolvedSeats: number;
  /** Who does the trade within the widest radius, and what they fail at; null when nobody was looked for. */
  readonly survey: CandidateSurvey | null;
  /** Offers so far by how they ended. */
  readonly answered: { readonly accepted: number; readonly declined: number; readonly expired: number };
}

/** What to do now about the seats of a shift. */
export type DispatchPlan = WavePlan | WaitPlan | FullPlan | ExhaustedPlan;
