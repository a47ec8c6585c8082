import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import {
  audit,
  AuditTrail,
  PermissionPolicy,
  Transactions,
  type AuditFilter,
  type AuditRecord,
  type Caller,
  type Page,
} from '@gg/platform';
import { regionCovers, REGIONS } from '@gg/reference-data';
import { maskNumbers } from '../domain/mask-numbers';
import { PersonReader } from '../read-models/person-reader';

export type AuditQuery = Omit<AuditFilter, 'regions'>;

/** A record with the names that it concerns, masked: `韦**`. Null where there is nobody, or no person. */
export interface AuditEntryView extends Omit<AuditRecord, 'facts'> {
  readonly actorName: string | null;
  readonly subjectName: string | null;
  readonly onBehalfOfName: string | null;
  /** Facts of the act, long numbers in them masked. */
  readonly facts: unknown;
}

/** The whole region: its auditors see what belongs to no place as well. */
const WHOLE = '45';

/**
 * Shows the audit trail of the regions over which the caller holds `audit.read`. That it was looked at, and with which
 * filters, is a record of its own.
 */
@Injectable()
export class ReadAuditTrail {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
    @Inject(PersonReader) private readonly people: PersonReader,
  ) {}

  async execute(
    caller: Caller,
    query: AuditQuery,
    limit: number,
    after: readonly [string, string] | null,
  ): Promise<Page<AuditEntryView>> {
    const prefixes = this.policy.regionsFor(caller, 'audit.read');
    const regions = prefixes.includes(WHOLE)
      ? 'all'
      : REGIONS.map(({ code }) => code).filter((code) => prefixes.some((prefix) => regionCovers(prefix, code)));
    return this.transactions.run({ ...caller, idempotency: null }, 'identity.read-audit-trail', async (tx) => {
      const { items, next } = await this.trail.page(tx, { ...query, regions }, limit, after);
      await audit(tx, {
        action: 'audit.read',
        subjectType: 'account',
        subjectId: query.personId ?? query.subjectId ?? query.actorId ?? caller.accountId ?? '',
        facts: { ...query, found: items.length, further: after !== null },
      });
      const ids = items.flatMap((one) => [one.subjectId, one.actorId, one.onBehalfOf]).filter((id) => id !== null);
      const names = await this.people.maskedNames([...new Set(ids)].sort(), tx);
      const nameOf = (id: Id | null): string | null => (id === null ? null : (names.get(id) ?? null));
      return {
        next,
        items: items.map((one) => ({
          ...one,
          actorName: nameOf(one.actorId),
          subjectName: nameOf(one.subjectId),
          onBehalfOfName: nameOf(one.onBehalfOf),
          facts: one.facts === null ? null : (JSON.parse(maskNumbers(one.facts)) as unknown),
        })),
      };
    });
  }
}
