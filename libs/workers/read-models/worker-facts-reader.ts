import { Injectable } from '@nestjs/common';
import type { GeoPoint, Id, LocalDate } from '@gg/kernel';
import { personFacts } from '@gg/identity';
import type { Reader } from '../data/reader';
import { grouped } from '../data/grouped';
import { pointOf } from '../data/profile-states';

/** What later rooms decide on: everything about a worker that a rule may look at, and nothing else. */
export interface WorkerFacts {
  /** The worker's dense integer number. */
  readonly number: number;
  /** False while paused, suspended or erased. */
  readonly active: boolean;
  /** Whether the worker's own word is all that stands against it: they paused, and nobody suspended them. */
  readonly paused: boolean;
  /** County or city; `45` while unknown. */
  readonly regionCode: string;
  readonly point: GeoPoint | null;
  readonly birthDate: LocalDate | null;
  readonly sex: 'male' | 'female' | null;
  readonly identityState: 'unverified' | 'format_ok' | 'verified';
  /** Facts stated or proven (refused ones are left out), both dates included, null open. */
  readonly statuses: readonly {
    readonly kind: string;
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
    readonly proofState: 'stated' | 'proven';
  }[];
  /** Papers stated or proven; `validTo` null: without a term. */
  readonly certificates: readonly {
    readonly kind: string;
    readonly validFrom: LocalDate;
    readonly validTo: LocalDate | null;
    readonly proofState: 'stated' | 'proven';
  }[];
  /** Trades with the months that the person states. */
  readonly trades: readonly { readonly code: string; readonly months: number }[];
}

interface WorkerRow {
  workerId: Id;
  number: number;
  paused: number;
  regionCode: string;
  placeLng: number | null;
  placeLat: number | null;
}

/** Facts of workers, for rules and for taking a seat. */
@Injectable()
export class WorkerFactsReader {
  /** Facts by worker id, in five reads however many there are; who is no worker is not in the map. */
  async factsOf(reader: Reader, workerIds: readonly Id[]): Promise<Map<Id, WorkerFacts>> {
    if (workerIds.length === 0) return new Map();
    const ids = [workerIds];
    const workers = await reader.rows<WorkerRow>(
      'SELECT worker_id, number, paused, region_code, place_lng, place_lat FROM workers WHERE worker_id IN (?)',
      ids,
    );
    const statuses = grouped(
      await reader.rows<{ workerId: Id } & WorkerFacts['statuses'][number]>(
        `SELECT worker_id, kind, valid_from AS \`from\`, valid_to AS \`to\`, proof_state FROM worker_statuses
          WHERE worker_id IN (?) AND live = 1 AND proof_state <> 'refused' ORDER BY kind`,
        ids,
      ),
    );
    const certificates = grouped(
      await reader.rows<{ workerId: Id } & WorkerFacts['certificates'][number]>(
        `SELECT worker_id, kind, valid_from, valid_to, proof_state FROM worker_certificates
          WHERE worker_id IN (?) AND live = 1 AND proof_state <> 'refused' ORDER BY kind, valid_from`,
        ids,
      ),
    );
    const trades = grouped(
      await reader.rows<{ workerId: Id } & WorkerFacts['trades'][number]>(
        'SELECT worker_id, trade_code AS code, months FROM worker_trades WHERE worker_id IN (?) ORDER BY trade_code',
        ids,
      ),
    );
    const persons = await personFacts(reader, workerIds);
    return new Map(
      workers.map((worker): [Id, WorkerFacts] => {
        const person = persons.get(worker.workerId);
        return [
          worker.workerId,
          {
            number: worker.number,
            active: !worker.paused && (person?.active ?? false),
            paused: Boolean(worker.paused) && (person?.active ?? false),
            regionCode: worker.regionCode,
            point: pointOf(worker.placeLng, worker.placeLat),
            birthDate: person?.birthDate ?? null,
            sex: person?.sex ?? null,
            identityState: person?.identityState ?? 'unverified',
            statuses: (statuses.get(worker.workerId) ?? []).map(({ workerId: _of, ...status }) => status),
            certificates: (certificates.get(worker.workerId) ?? []).map(({ workerId: _of, ...paper }) => paper),
            trades: (trades.get(worker.workerId) ?? []).map(({ workerId: _of, ...trade }) => trade),
          },
        ];
      }),
    );
  }
}
