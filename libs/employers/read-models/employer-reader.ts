import { Injectable } from '@nestjs/common';
import type { EmployerKind } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import { employerRow, licencesOf } from '../data/employer-rows';
import type { Reader } from '../data/reader';
import type { Licence } from '../domain/employer';

/** An employer as others rely on it. */
export interface EmployerFacts {
  readonly id: Id;
  readonly kind: EmployerKind;
  readonly name: string;
  /** 统一社会信用代码; null for households. */
  readonly creditCode: string | null;
  /** Whether staff have verified it and nothing they saw has changed since. */
  readonly verified: boolean;
  /** 人力资源服务许可证 of an agent, valid or not: its dates say so. */
  readonly licence: Licence | null;
  readonly regionCode: string;
  readonly cityCode: string;
}

/** Employers, for posting and for what follows. */
@Injectable()
export class EmployerReader {
  async employer(reader: Reader, employerId: Id): Promise<EmployerFacts | null> {
    const row = await employerRow(reader, employerId);
    if (!row) return null;
    const { id, kind, name, creditCode, state, regionCode, cityCode } = row;
    const licence = kind === 'agent' ? ((await licencesOf(reader, [id])).get(id) ?? null) : null;
    return { id, kind, name, creditCode, verified: state === 'verified', licence, regionCode, cityCode };
  }

  /** What kind each employer is of; ids that do not exist are absent. */
  async kindsOf(reader: Reader, employerIds: readonly Id[]): Promise<Map<Id, EmployerFacts['kind']>> {
    if (employerIds.length === 0) return new Map();
    const rows = await reader.rows<Pick<EmployerFacts, 'id' | 'kind'>>(
      'SELECT id, kind FROM employers WHERE id IN (?)',
      [employerIds],
    );
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }
}
