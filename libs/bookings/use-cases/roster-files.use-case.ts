import { Inject, Injectable } from '@nestjs/common';
import { personFacts, PersonReader, SignedLinks } from '@gg/identity';
import { DomainError, newId, type Id, type LocalDate } from '@gg/kernel';
import {
  audit,
  auditAll,
  CONFIG,
  isDuplicate,
  Transactions,
  type Caller,
  type Config,
  type Settings,
  type Tx,
} from '@gg/platform';
import { ownSeats } from '../data/seats';
import type { RosterPurpose } from '../domain/roster';
import { RosterReader, type Roster } from '../read-models/roster-reader';

/** Where the link to a roster leads, to be opened by somebody who is signed in for the very organisation. */
export const ROSTER_FILE_PATH = '/api/roster-files/';

export interface AskedRosterFile {
  readonly path: string;
  readonly expiresAt: string;
}

/** What of a person a purpose needs besides the name. */
export interface RosterIdentity {
  readonly idNumber: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: LocalDate | null;
}

/** A roster to be written into a file. */
export interface OpenedRoster {
  readonly roster: Roster;
  readonly purpose: RosterPurpose | null;
  /** By worker; empty without a purpose. */
  readonly identities: ReadonlyMap<Id, RosterIdentity>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Others of the organisation may ask in the same moment: so often the next number is tried before all is run again. */
const TRIES = 3;

class AskedMeanwhile extends Error {
  readonly errno = 1020;

  constructor() {
    super('others of the organisation asked for rosters in the same moment');
  }
}

/**
 * Rosters as files (用工名单): asked for with a purpose, opened by a link that is good for minutes and for one organisation.
 * What is in the file is what is true when it is opened; nothing is kept but who asked and opened, when, and for what.
 */
@Injectable()
export class RosterFiles {
  private readonly settings: Settings['rosters'];

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RosterReader) private readonly rosters: RosterReader,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(SignedLinks) private readonly links: SignedLinks,
    @Inject(CONFIG) config: Config,
  ) {
    this.settings = config.settings.rosters;
  }

  /**
   * @param purpose for what ID numbers are needed; null: they are not
   * Throws `resource.not_found`, for another's shift too; `roster.numbers_no_longer`, `roster.too_many`.
   */
  async ask(
    caller: Caller,
    { shiftId, purpose }: { readonly shiftId: Id; readonly purpose: RosterPurpose | null },
  ): Promise<AskedRosterFile> {
    return this.transactions.run(caller, 'bookings.ask-roster-file', async (tx) => {
      const { employerId, endsAt, cityCode } = await ownSeats(tx, shiftId, caller.employerId);
      this.assertInTime(purpose, endsAt, tx.now);
      // A link carries whole seconds.
      const expiresAt = new Date(Math.floor(tx.now.getTime() / 1_000) * 1_000 + this.settings.linkMinutes * 60_000);
      const id = await this.insert(tx, { shiftId, employerId, purpose, expiresAt });
      await audit(tx, {
        action: 'roster.asked',
        subjectType: 'shift',
        subjectId: shiftId,
        regionCode: cityCode,
        facts: { purpose, rosterFileId: id },
      });
      return { path: ROSTER_FILE_PATH + this.links.sign('roster', id, expiresAt), expiresAt: expiresAt.toISOString() };
    });
  }

  /**
   * Opens a file: each time on the audit trail, and with ID numbers one record for each person whose number it holds.
   * Throws `identity.link_invalid`, `identity.link_expired`, `roster.opened_often`, and `resource.not_found` for everybody
   * who is not signed in for the organisation that asked.
   */
  async open(caller: Caller, token: string): Promise<OpenedRoster> {
    // Without the request's key: an answer that is kept for replays would keep the numbers in the clear.
    const opened = await this.transactions.run(
      { ...caller, idempotency: null },
      'bookings.open-roster-file',
      async (tx) => {
        const { subjectId: id } = this.links.read('roster', token, tx.now);
        const counted = await tx.changedOne(
          'UPDATE roster_files SET downloads = downloads + 1 WHERE id = ? AND employer_id = ? AND downloads < ?',
          [id, caller.employerId, this.settings.downloads],
        );
        const file = await tx.row<{ shiftId: Id; purpose: RosterPurpose | null }>(
          'SELECT shift_id, purpose FROM roster_files WHERE id = ? AND employer_id = ?',
          [id, caller.employerId],
        );
        if (!file) throw new DomainError('resource.not_found');
        if (!counted) throw new DomainError('roster.opened_often', { times: this.settings.downloads });
        const { shiftId, purpose } = file;
        const { shift, seats } = await this.rosters.seatsOf(tx, shiftId, caller.employerId);
        this.assertInTime(purpose, shift.end, tx.now);
        const workerIds = seats.map(({ workerId }) => workerId);
        await this.record(tx, { id, shiftId, purpose, regionCode: shift.regionCode }, workerIds);
        return {
          shiftId,
          purpose,
          workerIds,
          identities: purpose === null ? [] : await this.identities(tx, workerIds),
        };
      },
    );
    const roster = await this.rosters.ofShift(opened.shiftId, caller.employerId);
    // Somebody may have come since: who is not on record as given out is not in the file.
    const recorded = new Set(opened.workerIds);
    const people = roster.people.filter(({ workerId }) => recorded.has(workerId));
    return { roster: { ...roster, people }, purpose: opened.purpose, identities: new Map(opened.identities) };
  }

  private assertInTime(purpose: RosterPurpose | null, end: Date, now: Date): void {
    const { numbersDays } = this.settings;
    if (purpose !== null && now.getTime() > end.getTime() + numbersDays * DAY_MS) {
      throw new DomainError('roster.numbers_no_longer', { days: numbersDays });
    }
  }

  private async insert(
    tx: Tx,
    file: {
      readonly shiftId: Id;
      readonly employerId: Id;
      readonly purpose: RosterPurpose | null;
      readonly expiresAt: Date;
    },
  ): Promise<Id> {
    const hour = new Date(Math.floor(tx.now.getTime() / HOUR_MS) * HOUR_MS);
    for (let tries = 1; ; tries++) {
      const row = await tx.row<{ asked: number | null }>(
        'SELECT MAX(number) AS asked FROM roster_files WHERE employer_id = ? AND hour = ?',
        [file.employerId, hour],
      );
      const number = Number(row?.asked ?? 0) + 1;
      if (number > this.settings.perHour) throw new DomainError('roster.too_many', { most: this.settings.perHour });
      const id = newId();
      try {
        await tx.insert('roster_files', {
          id,
          ...file,
          accountId: tx.caller.accountId,
          madeAt: tx.now,
          hour,
          number,
          downloads: 0,
        });
        return id;
      } catch (error) {
        if (!isDuplicate(error, 'uq_roster_files_hour')) throw error;
        if (tries === TRIES) throw new AskedMeanwhile();
      }
    }
  }

  private async record(
    tx: Tx,
    {
      id,
      shiftId,
      purpose,
      regionCode,
    }: { readonly id: Id; readonly shiftId: Id; readonly purpose: RosterPurpose | null; readonly regionCode: string },
    workerIds: readonly Id[],
  ): Promise<void> {
    const facts = { purpose, rosterFileId: id };
    await auditAll(tx, [
      {
        action: 'roster.opened',
        subjectType: 'shift',
        subjectId: shiftId,
        regionCode,
        facts: { ...facts, people: workerIds.length },
      },
      ...(purpose === null ? [] : workerIds).map((workerId) => ({
        action: 'personal_data.given_to_employer',
        subjectType: 'worker',
        subjectId: workerId,
        regionCode,
        facts: { ...facts, shiftId, fields: ['id_number'] },
      })),
    ]);
  }

  private async identities(tx: Tx, workerIds: readonly Id[]): Promise<[Id, RosterIdentity][]> {
    const numbers = await this.persons.identities(workerIds, tx);
    const facts = await personFacts(tx, workerIds);
    return workerIds.map((workerId) => {
      const { sex = null, birthDate = null } = facts.get(workerId) ?? {};
      return [workerId, { idNumber: numbers.get(workerId)?.idNumber ?? null, sex, birthDate }];
    });
  }
}
