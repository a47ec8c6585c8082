import type { GeoPoint, Id } from '@gg/kernel';
import type { Reader } from './reader';

/** A place of work as others rely on it. */
export interface Site {
  readonly id: Id;
  readonly employerId: Id;
  readonly name: string;
  readonly address: string;
  /** County. */
  readonly regionCode: string;
  readonly cityCode: string;
  readonly point: GeoPoint;
  /** What the point is measured in; always the same, and named so that nobody guesses. */
  readonly datum: 'WGS-84';
  /** False once taken off the list; what names it keeps it. */
  readonly active: boolean;
}

interface SiteColumns extends Omit<Site, 'point' | 'active'> {
  readonly lng: number;
  readonly lat: number;
  readonly live: number | null;
}

const COLUMNS = 'id, employer_id, name, address, region_code, city_code, lng, lat, datum, live';

const siteOf = ({ lng, lat, live, ...site }: SiteColumns): Site => ({
  ...site,
  point: { lng, lat },
  active: live === 1,
});

/** A site of the employer, archived ones too; null for another's. */
export async function siteRow(reader: Reader, employerId: Id, siteId: Id): Promise<Site | null> {
  const row = await reader.row<SiteColumns>(`SELECT ${COLUMNS} FROM sites WHERE id = ? AND employer_id = ?`, [
    siteId,
    employerId,
  ]);
  return row && siteOf(row);
}

/** A page of an employer's sites by name. @param after name of the last of the page before */
export async function siteRows(reader: Reader, employerId: Id, after: string | null, limit: number): Promise<Site[]> {
  const rows = await reader.rows<SiteColumns>(
    `SELECT ${COLUMNS} FROM sites WHERE employer_id = ? AND live = 1 ${after === null ? '' : 'AND name > ?'}
      ORDER BY name LIMIT ?`,
    [employerId, ...(after === null ? [] : [after]), limit],
  );
  return rows.map(siteOf);
}
