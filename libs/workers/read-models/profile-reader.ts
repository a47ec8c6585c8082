import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, localDate, type Clock, type GeoPoint, type Id, type LocalDate } from '@gg/kernel';
import { personFacts, PersonVault } from '@gg/identity';
import type { Reader } from '../data/reader';
import type { CertificateKind } from '@gg/reference-data';
import { FIRST_PATTERN, type AvailabilityException, type WeeklyRange } from '../domain/availability';
import { maskCertificateNumber } from '../domain/certificate';
import { FIRST_DISPLAY, type Display } from '../domain/display';
import { missingParts, type ProfilePart } from '../domain/missing-parts';
import { ageStatusOn, type ProofState, type StatedStatus } from '../domain/worker-status';
import { profileStates } from '../data/profile-states';
import type { PhotoFacts } from '../data/certificate-photos';
import { NO_REGION } from '../data/own-region';

/** A worker's profile as its owner, or staff on behalf, see it. */
export interface ProfileView {
  readonly workerId: Id;
  /** Null until the person's first registration has gone through. */
  readonly number: number | null;
  readonly version: number;
  /** Null until the person has said where they live. */
  readonly regionCode: string | null;
  readonly place: GeoPoint | null;
  readonly paused: boolean;
  readonly identityState: 'unverified' | 'format_ok' | 'verified';
  readonly ageStatus: 'adult' | 'juvenile' | null;
  readonly trades: readonly { readonly code: string; readonly months: number }[];
  readonly weekly: readonly WeeklyRange[];
  readonly exceptions: readonly AvailabilityException[];
  readonly presence: { readonly marketId: Id; readonly arrivedAt: string; readonly until: string } | null;
  readonly preferences: {
    readonly maxDistanceM: number | null;
    readonly minHourlyFen: number | null;
    readonly nights: boolean | null;
    /** May be woken in quiet hours by offers of work that cannot wait for the morning. */
    readonly nightOffers: boolean;
    readonly preferredTrades: readonly string[];
  };
  readonly personalised: boolean;
  readonly display: Display;
  /** What has to be said before anybody is found for work. */
  readonly missing: readonly ProfilePart[];
}

export interface StatusView {
  readonly statusId: Id;
  readonly kind: StatedStatus;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly proofState: ProofState;
  readonly proofMethod: string | null;
  readonly provenAt: string | null;
}

export interface CertificateView {
  readonly certificateId: Id;
  readonly kind: CertificateKind;
  /** The last four characters; null when none was given. */
  readonly number: string | null;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** Null while none was sent. */
  readonly photo: PhotoFacts | null;
  readonly proofState: ProofState;
  readonly proofMethod: string | null;
  readonly provenAt: string | null;
}

export interface EmployerBlockView {
  readonly employerId: Id;
  readonly reason: string | null;
  readonly blockedAt: Date;
}

interface ProofColumns {
  proofState: ProofState;
  proofMethod: string | null;
  provenAt: Date | null;
}

/** Reads what one worker has said of themself. Whose it is, the caller has decided. */
@Injectable()
export class ProfileReader {
  constructor(
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The profile; of somebody who has never said anything, what counts for them until they do. */
  async profile(reader: Reader, workerId: Id): Promise<ProfileView> {
    const now = this.clock.now();
    const found = (await profileStates(reader, [workerId], now)).get(workerId);
    const own = await reader.row<{ display: string; paused: number }>(
      'SELECT display, paused FROM workers WHERE worker_id = ?',
      [workerId],
    );
    const state = found?.state;
    const person = state ?? (await personFacts(reader, [workerId])).get(workerId);
    const view = {
      workerId,
      number: state?.number ?? null,
      version: found?.version ?? 0,
      regionCode: state && state.regionCode !== NO_REGION ? state.regionCode : null,
      place: state?.point ?? null,
      paused: Boolean(own?.paused),
      identityState: person?.identityState ?? 'unverified',
      ageStatus: ageStatusOn(person?.birthDate ?? null, localDate(now)),
      trades: state?.trades ?? [],
      weekly: state?.weekly ?? FIRST_PATTERN,
      exceptions: state?.exceptions ?? [],
      presence: state?.presence
        ? { marketId: state.presence.marketId, arrivedAt: state.presence.arrivedAt, until: state.presence.until }
        : null,
      preferences: {
        maxDistanceM: state?.preferences.maxDistanceM ?? null,
        minHourlyFen: state?.preferences.minHourlyFen ?? null,
        nights: state?.preferences.nights ?? null,
        nightOffers: state?.preferences.nightOffers ?? false,
        preferredTrades: state?.preferences.preferredTrades ?? [],
      },
      personalised: state?.personalised ?? true,
      display: own ? (JSON.parse(own.display) as Display) : FIRST_DISPLAY,
    };
    return { ...view, missing: missingParts(view) };
  }

  /** Those of the workers who have allowed offers of work that cannot wait for the morning to wake them. */
  async mayBeWoken(reader: Reader, workerIds: readonly Id[]): Promise<Set<Id>> {
    if (workerIds.length === 0) return new Set();
    const rows = await reader.rows<{ workerId: Id }>(
      'SELECT worker_id FROM workers WHERE worker_id IN (?) AND night_offers = 1',
      [workerIds],
    );
    return new Set(rows.map((row) => row.workerId));
  }

  async statuses(reader: Reader, workerId: Id): Promise<StatusView[]> {
    const rows = await reader.rows<
      ProofColumns & { id: Id; kind: StatedStatus; validFrom: string | null; validTo: string | null }
    >(
      `SELECT id, kind, valid_from, valid_to, proof_state, proof_method, proven_at FROM worker_statuses
        WHERE worker_id = ? AND live = 1 ORDER BY kind`,
      [workerId],
    );
    return rows.map(({ id, kind, validFrom, validTo, ...proof }) => ({
      statusId: id,
      kind,
      from: validFrom,
      to: validTo,
      ...shown(proof),
    }));
  }

  /** A page of the employers that the person does not want. @param after id of the last of the page before */
  blocks(reader: Reader, workerId: Id, after: Id | null, limit: number): Promise<EmployerBlockView[]> {
    return reader.rows<EmployerBlockView>(
      `SELECT employer_id, reason, blocked_at FROM worker_employer_blocks
        WHERE worker_id = ? ${after === null ? '' : 'AND employer_id > ?'} ORDER BY employer_id LIMIT ?`,
      [workerId, ...(after === null ? [] : [after]), limit],
    );
  }

  /** Numbers of certificates as printed, for the person alone. By certificate; those without one are absent. */
  async certificateNumbers(reader: Reader, workerId: Id): Promise<ReadonlyMap<Id, string>> {
    const rows = await reader.rows<{ id: Id; numberSealed: Buffer }>(
      'SELECT id, number_sealed FROM worker_certificates WHERE worker_id = ? AND live = 1 AND number_sealed IS NOT NULL',
      [workerId],
    );
    const numbers = new Map<Id, string>();
    for (const { id, numberSealed } of rows) {
      const place = { table: 'worker_certificates', column: 'number_sealed', rowId: id };
      const number = await this.vault.open(reader, place, numberSealed);
      if (number !== null) numbers.set(id, number);
    }
    return numbers;
  }

  async certificates(reader: Reader, workerId: Id): Promise<CertificateView[]> {
    const rows = await reader.rows<
      ProofColumns & {
        id: Id;
        kind: CertificateKind;
        numberSealed: Buffer | null;
        validFrom: string;
        validTo: string | null;
        addedAt: Date | null;
        width: number;
        height: number;
        bytes: number;
      }
    >(
      `SELECT c.id, c.kind, c.number_sealed, c.valid_from, c.valid_to, c.proof_state, c.proof_method, c.proven_at,
              p.added_at, p.width, p.height, p.bytes
         FROM worker_certificates c LEFT JOIN certificate_photos p ON p.certificate_id = c.id
        WHERE c.worker_id = ? AND c.live = 1 ORDER BY c.kind, c.valid_from, c.id`,
      [workerId],
    );
    return Promise.all(
      rows.map(async ({ id, kind, numberSealed, validFrom, validTo, ...rest }): Promise<CertificateView> => {
        const { addedAt, width, height, bytes } = rest;
        const place = { table: 'worker_certificates', column: 'number_sealed', rowId: id };
        const number = await this.vault.open(reader, place, numberSealed);
        return {
          certificateId: id,
          kind,
          number: number === null ? null : maskCertificateNumber(number),
          validFrom,
          validTo,
          photo: addedAt && { addedAt: addedAt.toISOString(), width, height, bytes },
          ...shown(rest),
        };
      }),
    );
  }
}

const shown = ({ proofState, proofMethod, provenAt }: ProofColumns) => ({
  proofState,
  proofMethod,
  provenAt: provenAt?.toISOString() ?? null,
});
