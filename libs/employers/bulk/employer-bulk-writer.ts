import { Inject, Injectable } from '@nestjs/common';
import type { EmployerKind } from '@gg/compliance';
import { localDate, newId, type Id } from '@gg/kernel';
import { AccountGrants, PersonKeys, type EmployerRole } from '@gg/identity';
import { provenanceOf, type Tx } from '@gg/platform';
import { recheckDueOn, type EmployerProof, type Licence } from '../domain/employer';
import { byWorker } from '../data/regular-rows';
import { checkedIntroduction } from '../use-cases/employer-registrar';
import { checkedPlace, type SiteDescription } from '../use-cases/add-site.use-case';

/** An employer with everything that belongs to it, written in one go. */
export interface BulkEmployer {
  readonly id?: Id;
  readonly kind: EmployerKind;
  readonly name: string;
  readonly creditCode: string | null;
  readonly regionCode: string;
  /** Verified on this proof by staff, now unless told; null: waiting for them. */
  readonly verified: { readonly proof: EmployerProof; readonly by: Id | null; readonly at?: Date } | null;
  /** Now unless told. */
  readonly registeredAt?: Date;
  readonly licence?: Licence;
  readonly members: readonly { readonly accountId: Id; readonly role: EmployerRole }[];
  readonly sites: readonly (SiteDescription & { readonly id?: Id })[];
  /** In their order. */
  readonly regularWorkerIds?: readonly Id[];
  readonly blockedWorkerIds?: readonly Id[];
}

/** What was written of one employer. */
export interface WrittenEmployer {
  readonly employerId: Id;
  readonly siteIds: readonly Id[];
}

/** Writes many employers at once, with the checks and grants of one by one. For seeds and imports. */
@Injectable()
export class EmployerBulkWriter {
  constructor(
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
  ) {}

  /** @returns what was written, in the order of the rows */
  async insert(tx: Tx, rows: readonly BulkEmployer[]): Promise<WrittenEmployer[]> {
    const employers = [];
    const written: { row: BulkEmployer; employerId: Id; siteIds: Id[] }[] = [];
    for (const row of rows) {
      const { kind, name, creditCode, regionCode, cityCode } = checkedIntroduction(row);
      const id = row.id ?? newId();
      const key = await this.keys.create(tx, id);
      employers.push({
        id,
        version: 1,
        kind,
        name,
        creditCode,
        verifiedCode: row.verified ? creditCode : null,
        regionCode,
        cityCode,
        state: row.verified ? 'verified' : 'awaiting',
        proof: row.verified?.proof ?? null,
        judgedAt: row.verified ? (row.verified.at ?? tx.now) : null,
        judgedBy: row.verified?.by ?? null,
        refusalReason: null,
        recheckDueOn: row.verified ? recheckDueOn(localDate(row.verified.at ?? tx.now)) : null,
        founderId: null,
        phonesKeyId: key.id,
        nextRegular: row.regularWorkerIds?.length ?? 0,
        phonesDay: null,
        phonesThatDay: 0,
        registeredAt: row.registeredAt ?? tx.now,
        updatedAt: tx.now,
        ...provenanceOf(tx.caller),
      });
      written.push({ row, employerId: id, siteIds: row.sites.map((site) => site.id ?? newId()) });
    }
    await tx.insert('employers', employers);
    await this.insertBelongings(tx, written);
    for (const { row, employerId } of written) {
      for (const { accountId, role } of row.members) {
        await this.grants.give(tx, accountId, { side: 'employer', role, employerId });
      }
    }
    return written.map(({ employerId, siteIds }) => ({ employerId, siteIds }));
  }

  private async insertBelongings(
    tx: Tx,
    written: readonly { row: BulkEmployer; employerId: Id; siteIds: readonly Id[] }[],
  ): Promise<void> {
    const { accountId: actorId, consentId } = tx.caller;
    await tx.insert(
      'employer_licences',
      written.flatMap(({ row, employerId }) =>
        row.licence
          ? [{ id: newId(), employerId, ...row.licence, statedAt: tx.now, actorId, live: 1, endedAt: null }]
          : [],
      ),
    );
    await tx.insert(
      'sites',
      written.flatMap(({ row, employerId, siteIds }) =>
        row.sites.map(({ id: _id, point, ...site }, index) => ({
          id: siteIds[index],
          employerId,
          ...site,
          cityCode: checkedPlace({ regionCode: site.regionCode, point }),
          lng: point.lng,
          lat: point.lat,
          datum: 'WGS-84',
          addedAt: tx.now,
          updatedAt: tx.now,
          actorId,
          live: 1,
          archivedAt: null,
        })),
      ),
    );
    await tx.insert(
      'employer_regulars',
      written.flatMap(({ row, employerId }) =>
        (row.regularWorkerIds ?? []).map((workerId, place) => ({
          ...byWorker(workerId),
          employerId,
          place,
          waiting: null,
          addedAt: tx.now,
          actorId,
          consentId,
          live: 1,
          removedAt: null,
        })),
      ),
    );
    await tx.insert(
      'employer_blocks',
      written.flatMap(({ row, employerId }) =>
        (row.blockedWorkerIds ?? []).map((workerId) => ({
          employerId,
          workerId,
          reason: null,
          blockedAt: tx.now,
          blockedBy: actorId,
        })),
      ),
    );
  }
}
