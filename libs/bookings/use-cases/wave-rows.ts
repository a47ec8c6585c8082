import { newId, type Id } from '@gg/kernel';
import type { WavePick, WavePlan } from '@gg/matching';
import type { ShiftDetails } from '@gg/postings';

/** An offer of a wave as a row. */
export function offerRow(shift: ShiftDetails, wave: WavePlan, pick: WavePick, now: Date, expiresAt: Date) {
  return {
    id: newId(),
    shiftId: shift.shiftId,
    employerId: shift.employerId,
    wave: wave.wave,
    workerId: pick.workerId,
    partyId: pick.partyId,
    materialVersion: shift.materialVersion,
    asked: true,
    rank: pick.rank,
    state: 'open',
    source: pick.source,
    score: pick.score,
    distanceM: Math.round(pick.distanceM),
    expectedAcceptanceMicro: pick.expectedAcceptanceMicro,
    reasons: pick.memberIds.map((workerId, at) => ({ workerId, reasons: pick.reasons[at] ?? [] })),
    madeAt: now,
    expiresAt,
    socketLifeMinutes: wave.offerLifeMinutes.socket,
    smsLifeMinutes: wave.offerLifeMinutes.sms,
    deliveredAt: null,
    deliveredBy: null,
    closedAt: null,
    closeReason: null,
    closingId: null,
    actorId: null,
    onBehalfOf: null,
    channel: null,
    consentId: null,
  };
}

/** A wave less the offers in which one of these people is. */
export function withoutPeople(wave: WavePlan, people: ReadonlySet<Id>): WavePlan {
  return { ...wave, picks: wave.picks.filter((pick) => !pick.memberIds.some((id) => people.has(id))) };
}
