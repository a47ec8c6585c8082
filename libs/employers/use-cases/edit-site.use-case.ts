import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { siteRow } from '../data/site-rows';
import { checkedPlace, refusingTakenName, type SiteDescription } from './add-site.use-case';
import { EmployerChanges } from './employer-changes';

/** What to change; what is left out stays. */
export interface EditSiteCommand extends Partial<SiteDescription> {
  readonly siteId: Id;
}

/** An employer corrects a site. Postings keep the place they were published with. Throws `resource.not_found`, `site.*`. */
@Injectable()
export class EditSite {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(caller: Caller, { siteId, ...command }: EditSiteCommand, employerId: Id | null = null): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.edit-site', permission: 'sites.manage' },
      employerId,
      async (tx, employer) => {
        const site = await siteRow(tx, employer.id, siteId);
        if (!site?.active) throw new DomainError('resource.not_found');
        const { name = site.name, address = site.address, regionCode = site.regionCode, point = site.point } = command;
        const cityCode = checkedPlace({ regionCode, point });
        await refusingTakenName(() =>
          tx.change(
            `UPDATE sites SET name = ?, address = ?, region_code = ?, city_code = ?, lng = ?, lat = ?, updated_at = ?
            WHERE id = ? AND employer_id = ?`,
            [name, address, regionCode, cityCode, point.lng, point.lat, tx.now, siteId, employer.id],
          ),
        );
      },
    );
  }
}
