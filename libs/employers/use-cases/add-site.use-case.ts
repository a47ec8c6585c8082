import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type GeoPoint, type Id } from '@gg/kernel';
import { isDuplicate, type Caller } from '@gg/platform';
import { cityOf, isCountyCode, regionByCode } from '@gg/reference-data';
import { assertPointNear } from '../domain/site-point';
import { EmployerChanges } from './employer-changes';

export interface SiteDescription {
  readonly name: string;
  /** As one would tell a driver. */
  readonly address: string;
  /** County. */
  readonly regionCode: string;
  /** WGS-84. */
  readonly point: GeoPoint;
}

/** More sites than any employer has; keeps lists short. */
const MOST_SITES = 500;

/** The city of a site's county. Throws `site.region_unknown`, `site.point_far_from_region`. */
export function checkedPlace({ regionCode, point }: Pick<SiteDescription, 'regionCode' | 'point'>): string {
  const county = isCountyCode(regionCode) ? regionByCode(regionCode) : undefined;
  const city = county && cityOf(regionCode);
  if (!county || !city) throw new DomainError('site.region_unknown');
  assertPointNear(point, county.centre);
  return city.code;
}

/** Runs a write of a site. Throws `site.name_taken` when the employer has another site of that name. */
export async function refusingTakenName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error, 'uq_sites_name')) throw new DomainError('site.name_taken');
    throw error;
  }
}

/** An employer adds a place of work (用工地点). Throws `site.*`. */
@Injectable()
export class AddSite {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(caller: Caller, site: SiteDescription, employerId: Id | null = null): Promise<{ siteId: Id }> {
    const cityCode = checkedPlace(site);
    return this.changes.run(
      caller,
      { name: 'employers.add-site', permission: 'sites.manage' },
      employerId,
      async (tx, employer) => {
        const row = await tx.row<{ sites: number }>(
          'SELECT COUNT(*) AS sites FROM sites WHERE employer_id = ? AND live = 1',
          [employer.id],
        );
        if (Number(row?.sites) >= MOST_SITES) throw new DomainError('site.too_many', { most: MOST_SITES });
        const siteId = newId();
        const { name, address, regionCode, point } = site;
        await refusingTakenName(() =>
          tx.insert('sites', {
            id: siteId,
            employerId: employer.id,
            name,
            address,
            regionCode,
            cityCode,
            lng: point.lng,
            lat: point.lat,
            datum: 'WGS-84',
            addedAt: tx.now,
            updatedAt: tx.now,
            actorId: caller.accountId,
            live: 1,
            archivedAt: null,
          }),
        );
        return { siteId };
      },
    );
  }
}
