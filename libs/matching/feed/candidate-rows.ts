import type { CalendarState, PartyState, WorkerProfileState } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import type { Candidate, PartyCandidate } from '../domain/candidate';
import type { ShiftEngagementType } from '../domain/shift-query';

/** A row of the projection as the feed reads it. */
export interface CandidateRow {
  readonly workerId: Id;
  readonly number: number | null;
  readonly profile: string | null;
  readonly calendar: string | null;
  readonly openOffers: number;
  readonly offersDay: string | null;
  readonly offersOnDay: number;
  readonly offersTotal: number;
  readonly acceptsTotal: number;
  readonly lastOfferAt: Date | null;
  readonly feedSeq: number;
}

export interface PartyRow {
  readonly partyId: Id;
  readonly state: string;
  readonly feedSeq: number;
}

/** A row whose texts are read. */
export type ReadCandidateRow = Omit<CandidateRow, 'profile' | 'calendar'> & {
  readonly profile: WorkerProfileState | null;
  readonly calendar: CalendarState | null;
};

/** The candidate that a row makes; null when it makes none. */
export function candidateOf(row: CandidateRow, partyIds: readonly Id[]): Candidate | null {
  const profile = row.profile === null ? null : (JSON.parse(row.profile) as WorkerProfileState);
  const calendar = row.calendar === null ? null : (JSON.parse(row.calendar) as CalendarState);
  return candidateFrom({ ...row, profile, calendar }, partyIds);
}

/** Nobody sets out from nowhere: without a place there is no candidate. */
export function candidateFrom(row: ReadCandidateRow, partyIds: readonly Id[]): Candidate | null {
  const { profile, calendar } = row;
  if (profile === null || row.number === null || !profile.point) return null;
  const { presence } = profile;
  return {
    workerId: row.workerId,
    number: row.number,
    regionCode: profile.regionCode,
    point: profile.point,
    birthDate: profile.birthDate,
    ...(profile.sex ? { sex: profile.sex } : {}),
    identityState: profile.identityState,
    active: profile.active,
    statuses: profile.statuses.map(({ kind, from, to }) => ({ kind, validFrom: from, validTo: to })),
    trades: profile.trades.map(({ code, months }) => ({
      code,
      experienceMonths: months,
      experienceShifts: calendar?.tradeShifts.find((trade) => trade.code === code)?.shifts ?? 0,
    })),
    certificates: profile.certificates,
    weeklyAvailability: profile.weekly,
    exceptions: profile.exceptions,
    bookings: (calendar?.busy ?? []).map(
      ({ bookingId, start, end, legalEmployerCode, engagementType, paidMinutes, unpaidBreaks }) => ({
        bookingId,
        start: new Date(start),
        end: new Date(end),
        legalEmployerCode,
        engagementType: engagementType as ShiftEngagementType,
        paidMinutes,
        unpaidBreaks: (unpaidBreaks ?? []).map((pause) => ({ start: new Date(pause.start), end: new Date(pause.end) })),
      }),
    ),
    presence: presence && {
      marketId: presence.marketId,
      point: presence.point,
      arrivedAt: new Date(presence.arrivedAt),
      until: new Date(presence.until),
    },
    blockedEmployerIds: profile.blockedEmployerIds,
    // An employer's blocks are asked of `employers` when a shift is planned, so that a new one holds at once.
    blockedByEmployerIds: [],
    reliability: {
      shows: calendar?.shows ?? 0,
      noShows: calendar?.noShows ?? 0,
      cancellations: calendar?.lateCancellations ?? 0,
    },
    offersToday: { date: row.offersDay ?? '1970-01-01', count: row.offersOnDay },
    openOffers: Math.max(0, row.openOffers),
    preferences: {
      maxDistanceM: profile.preferences.maxDistanceM,
      minHourlyPayFen: profile.preferences.minHourlyFen,
      nights: profile.preferences.nights === null ? null : profile.preferences.nights ? 'wanted' : 'avoided',
      nightOffers: profile.preferences.nightOffers === true,
      preferredTrades: profile.preferences.preferredTrades,
    },
    acceptance: acceptanceOf(row, calendar),
    partyIds,
    lastOfferAt: row.lastOfferAt,
    registeredAt: new Date(profile.registeredAt),
    personalised: profile.personalised,
  };
}

/**
 * Offers and acceptances: as the calendar told them last, or as they were counted since, whichever is more. Both only
 * grow, so the answer is the same in whatever order the two were heard of.
 */
function acceptanceOf(row: ReadCandidateRow, calendar: CalendarState | null): Candidate['acceptance'] {
  const accepts = Math.max(row.acceptsTotal, calendar?.accepts ?? 0);
  return { offers: Math.max(row.offersTotal, calendar?.offers ?? 0, accepts), accepts };
}

export function partyOf(row: PartyRow): PartyCandidate | null {
  const party = JSON.parse(row.state) as PartyState;
  if (!party.active) return null;
  return {
    partyId: party.partyId,
    kind: party.kind,
    leaderId: party.leaderId,
    memberIds: party.memberIds,
    minimum: party.minimum,
  };
}
