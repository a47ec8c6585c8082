import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { pageOf, type Page } from '../http/cursor';
import type { SqlValue } from '../database/sql';

/** One record of the trail as it stands. */
export interface AuditRecord {
  readonly id: Id;
  readonly at: Date;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: Id;
  readonly actorId: Id | null;
  readonly onBehalfOf: Id | null;
  readonly consentId: Id | null;
  readonly channel: string;
  readonly regionCode: string | null;
  readonly trace: string;
  /** JSON; null where the act says all. */
  readonly facts: string | null;
}

/** What of the trail is asked for; everything given has to hold. */
export interface AuditFilter {
  /** Codes as they stand in records; `all` reaches the records without a region too. */
  readonly regions: 'all' | readonly string[];
  readonly subjectId?: Id | undefined;
  readonly actorId?: Id | undefined;
  /** Records about somebody, by them, or on their behalf. */
  readonly personId?: Id | undefined;
  readonly action?: string | undefined;
  /** From this instant on. */
  readonly from?: Date | undefined;
  /** Before this instant. */
  readonly until?: Date | undefined;
}

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

interface Part {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

const COLUMNS =
  'id, at, action, subject_type, subject_id, actor_id, on_behalf_of, consent_id, channel, region_code, trace, facts';

/** Reads the audit trail, the newest first. Reading is an act of its own: whoever shows it to somebody records that too. */
@Injectable()
export class AuditTrail {
  /** @param after instant and id of the last record of the page before */
  async page(
    reader: Reader,
    filter: AuditFilter,
    limit: number,
    after: readonly [string, string] | null,
  ): Promise<Page<AuditRecord>> {
    const { branches, rest } = conditionsOf(filter);
    if (branches.length === 0) return { items: [], next: null };
    const everywhere = [...rest, ...(after ? [beyond(new Date(after[0]), after[1])] : [])];
    // Each branch walks one index backwards and stops after a page; together they hold the page that was asked for.
    const selects = branches.map((branch) => {
      const parts = [branch, ...everywhere];
      return {
        sql: `(SELECT ${COLUMNS} FROM audit_records WHERE ${parts.map(({ sql }) => sql).join(' AND ')} ORDER BY at DESC, id DESC LIMIT ?)`,
        params: [...parts.flatMap(({ params }) => params), limit + 1],
      };
    });
    const rows = await reader.rows<AuditRecord>(
      `${selects.map(({ sql }) => sql).join(' UNION ')} ORDER BY at DESC, id DESC LIMIT ?`,
      [...selects.flatMap(({ params }) => params), limit + 1],
    );
    return pageOf(rows, limit, ({ at, id }) => [at.toISOString(), id]);
  }
}

const equal = (column: string, value: string): Part => ({ sql: `${column} = ?`, params: [value] });

/** Behind a record in the order of the trail; written so that the index is entered at its instant. */
const beyond = (at: Date, id: Id): Part => ({ sql: 'at <= ? AND (at < ? OR id < ?)', params: [at, at, id] });

/** The narrowest condition, as branches with an index each, and what else has to hold in all of them. */
function conditionsOf(filter: AuditFilter): { branches: Part[]; rest: Part[] } {
  const { regions, subjectId, actorId, personId, action, from, until } = filter;
  const rest: Part[] = [
    ...(action === undefined ? [] : [equal('action', action)]),
    ...(from === undefined ? [] : [{ sql: 'at >= ?', params: [from] }]),
    ...(until === undefined ? [] : [{ sql: 'at < ?', params: [until] }]),
  ];
  const narrow = [
    ...(subjectId === undefined ? [] : [[equal('subject_id', subjectId)]]),
    ...(actorId === undefined ? [] : [[equal('actor_id', actorId)]]),
    ...(personId === undefined
      ? []
      : [[equal('subject_id', personId), equal('on_behalf_of', personId), equal('actor_id', personId)]]),
  ];
  const [branches, ...others] = narrow;
  if (branches === undefined) {
    if (regions === 'all') return { branches: [{ sql: 'TRUE', params: [] }], rest };
    return { branches: regions.map((code) => equal('region_code', code)), rest };
  }
  if (regions !== 'all' && regions.length === 0) return { branches: [], rest };
  return {
    branches,
    rest: [
      ...rest,
      ...others.map((parts) => ({
        sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
        params: parts.flatMap(({ params }) => params),
      })),
      ...(regions === 'all' ? [] : [{ sql: 'region_code IN (?)', params: [regions] as SqlValue[] }]),
    ],
  };
}
