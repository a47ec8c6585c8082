import { Injectable } from '@nestjs/common';
import {
  EMPLOYER_KINDS,
  judgeAcceptance,
  WORKER_STATUSES,
  type AcceptanceContent,
  type EmployerKind,
  type EngagementType,
  type Finding,
  type WorkerStatus,
} from '@gg/compliance';
import { ageOn, localDate, type LocalDate } from '@gg/kernel';
import { creditCodeOf } from '@gg/matching';
import type { ShiftDetails } from '@gg/postings';
import type { CertificateKind } from '@gg/reference-data';
import type { WorkerFacts } from '@gg/workers';
import type { Engagement } from '../data/schedule';
import type { Refusal } from '../domain/party-seats';

/** What stands against one worker on one shift, and what the law's rules said. */
export interface Judged {
  readonly refusal: Refusal | null;
  readonly findings: readonly Finding[];
}

export interface AcceptanceCase {
  readonly shift: ShiftDetails;
  readonly employerKind: string;
  readonly worker: WorkerFacts;
  /** Live bookings of the worker around the shift, the shift itself not among them. */
  readonly otherWork: readonly Engagement[];
  readonly on: LocalDate;
  /** Whether the worker was asked, by matching's hard conditions. Who comes unasked is judged by the posting's own, too. */
  readonly asked: boolean;
}

const held = (from: LocalDate | null, to: LocalDate | null, on: LocalDate): boolean =>
  (from === null || from <= on) && (to === null || on <= to);

/**
 * Whether a worker may take a shift, besides whatever else is booked: identity first, then what the posting asks, then every
 * rule about acceptances. The same serves the offer, so a refusal of who was asked means that something changed since.
 */
@Injectable()
export class AcceptanceJudge {
  judge({ shift, employerKind, worker, otherWork, on, asked }: AcceptanceCase): Judged {
    if (worker.identityState === 'unverified' || worker.birthDate === null || worker.sex === null) {
      return { refusal: { code: 'worker.identity_missing' }, findings: [] };
    }
    const unfit = asked ? null : unfitFor(shift, worker.trades, worker.birthDate);
    if (unfit) return { refusal: unfit, findings: [] };
    const day = localDate(shift.start);
    const statuses = worker.statuses.filter((status) => held(status.from, status.to, day)).map((status) => status.kind);
    const content: AcceptanceContent = {
      tradeCode: shift.tradeCode,
      loads: shift.loads,
      hazards: shift.hazards,
      venue: shift.venue,
      engagementType: shift.engagementType,
      employerKind: kindOf(employerKind),
      legalEmployerCreditCode: creditCodeOf(shift.legalEmployerCode),
      regionCode: shift.regionCode,
      shift: { start: shift.start, end: shift.end, breaks: shift.breaks },
      certificates: shift.requiredCertificates,
      worker: {
        birthDate: worker.birthDate,
        sex: worker.sex,
        statuses: statuses.filter((kind): kind is WorkerStatus =>
          (WORKER_STATUSES as readonly string[]).includes(kind),
        ),
        certificates: worker.certificates.map(({ kind, validFrom, validTo, proofState }) => ({
          kind: kind as CertificateKind,
          validFrom,
          validUntil: validTo,
          verified: proofState === 'proven',
        })),
        overAgeAgreement: statuses.includes('over_age_agreement'),
        juvenileRegistered: statuses.includes('juvenile_registered'),
      },
      otherWork: otherWork.map((other) => ({
        shift: { start: other.startsAt, end: other.endsAt, breaks: other.breaks },
        legalEmployerCreditCode: creditCodeOf(other.legalEmployerCode),
        engagementType: other.engagementType as EngagementType,
      })),
    };
    const { findings, blocked } = judgeAcceptance(content, on);
    if (!blocked) return { refusal: null, findings };
    const blocking = findings.filter((finding) => finding.severity === 'block');
    const bases = blocking.map(({ basis: { zh, en } }) => ({ zh, en }));
    return { refusal: { code: 'booking.unlawful', details: { findings: blocking }, bases }, findings };
  }
}

const kindOf = (kind: string): EmployerKind =>
  (EMPLOYER_KINDS as readonly string[]).includes(kind) ? (kind as EmployerKind) : 'organisation';

/** What the posting itself asks, as matching asks it: the trade, and the age on the first and the last local date. */
function unfitFor(shift: ShiftDetails, trades: WorkerFacts['trades'], birthDate: LocalDate): Refusal | null {
  const { minAge, maxAge } = shift;
  if (!trades.some(({ code }) => code === shift.tradeCode)) return { code: 'worker.trade_missing' };
  if (minAge !== null && ageOn(birthDate, localDate(shift.start)) < minAge) {
    return { code: 'worker.too_young', params: { age: minAge } };
  }
  if (maxAge !== null && ageOn(birthDate, localDate(new Date(shift.end.getTime() - 1))) > maxAge) {
    return { code: 'worker.too_old', params: { age: maxAge } };
  }
  return null;
}
