import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import type { Reader } from '../data/reader';
import { PERMISSIONS, type Permission } from '../domain/permissions';

/** Accounts by what they may do: whom to tell of something that concerns an employer or a region. */
@Injectable()
export class GrantDirectory {
  constructor(@Inject(Connections) private readonly connections: Connections) {}

  /** Members of an employer who hold a permission; suspended accounts are left out. */
  membersOf(employerId: Id, permission: Permission, reader: Reader = this.connections): Promise<Id[]> {
    return this.holders(reader, 'employer', [employerId], permission);
  }

  /** Staff whose region covers a county, a city or the whole region, and who hold a permission there. */
  staffOver(regionCode: string, permission: Permission, reader: Reader = this.connections): Promise<Id[]> {
    const prefixes = [2, 4, 6]
      .filter((length) => length <= regionCode.length)
      .map((length) => regionCode.slice(0, length));
    return this.holders(reader, 'staff', prefixes, permission);
  }

  private async holders(
    reader: Reader,
    side: 'employer' | 'staff',
    places: readonly string[],
    permission: Permission,
  ): Promise<Id[]> {
    const rows = await reader.rows<{ accountId: Id }>(
      `SELECT DISTINCT g.account_id FROM account_grants g JOIN accounts a ON a.id = g.account_id
        WHERE g.place IN (?) AND g.live = 1 AND g.side = ? AND g.role IN (?) AND a.state = 'active'
        ORDER BY g.account_id`,
      [places, side, PERMISSIONS[permission].roles],
    );
    return rows.map((row) => row.accountId);
  }
}
