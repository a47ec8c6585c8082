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
import { localDate, type LocalDate } from '@gg/kernel';
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
}

const held = (from: LocalDate | null, to: LocalDate | null, on: LocalDate): boolean =>
  (from === null || from <= on) && (to === null || on <= to);

/**
 * Whether a worker may lawfully take a shift, besides whatever else is booked: identity first, then every rule about
 * acceptances. The same rules serve the offer, so a refusal here means that something changed since.
 */
@Injectable()
export class AcceptanceJudge {
  judge({ shift, employerKind, worker, otherWork, on }: AcceptanceCase): Judged {
    if (worker.identityState === 'unverified' || worker.birthDate === null || worker.sex === null) {
      return { refusal: { code: 'worker.identity_missing' }, findings: [] };
    }
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
        statuses: statuses.filter((kind): kind is WorkerStatus => (WORKER_STATUSES as readonly string[]).includes(kind)),
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
    return { refusal: { code: 'booking.unlawful', details: { findings: blocking } }, findings };
  }
}

const kindOf = (kind: string): EmployerKind =>
  (EMPLOYER_KINDS as readonly string[]).includes(kind) ? (kind as EmployerKind) : 'organisation';
