import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, newId, type Id } from '@gg/kernel';
import { BlindIndex, PersonKeys, PersonReader, PersonVault, readPhone } from '@gg/identity';
import { CONFIG, type Caller, type Config, type Tx } from '@gg/platform';
import { appendRegulars, listedPhones } from '../data/regular-rows';
import type { EmployerRow } from '../data/employer-rows';
import { MAX_PASTED_PHONES, readPhoneList } from '../domain/phone-list';
import { EmployerChanges } from './employer-changes';

/** What became of a pasted list. Nothing in it depends on whether a number belongs to anybody. */
export interface PastedRegulars {
  /** Numbers that are new in the list. */
  readonly added: number;
  /** Numbers that stood in the list before. */
  readonly listed: number;
  /** Numbers that stood in the text more than once. */
  readonly repeated: number;
  /** Lines, from 1, with digits that are no mobile number. */
  readonly unreadableLines: readonly number[];
}

/**
 * An employer pastes the phone numbers of its regulars (粘贴熟工名单), in any form. Numbers are kept sealed; a bound on the
 * numbers of a day keeps anybody from trying out who has an account. Throws `regulars.*`.
 */
@Injectable()
export class PasteRegulars {
  constructor(
    @Inject(EmployerChanges) private readonly changes: EmployerChanges,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(BlindIndex) private readonly index: BlindIndex,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    { text }: { readonly text: string },
    employerId: Id | null = null,
  ): Promise<PastedRegulars> {
    const list = readPhoneList(text, readPhone);
    if (list.phones.length === 0) throw new DomainError('regulars.none_found');
    if (list.phones.length > MAX_PASTED_PHONES) {
      throw new DomainError('regulars.too_many_pasted', { most: MAX_PASTED_PHONES });
    }
    const indexed = list.phones.map((phone) => ({ phone, phoneIndex: this.index.of('phone', phone) }));
    return this.changes.run(
      caller,
      { name: 'employers.paste-regulars', permission: 'regulars.manage' },
      employerId,
      async (tx, employer) => {
        const listed = await listedPhones(
          tx,
          employer.id,
          indexed.map(({ phoneIndex }) => phoneIndex),
        );
        const fresh = indexed.filter(({ phoneIndex }) => !listed.has(phoneIndex.toString('hex')));
        await this.countToday(tx, employer, fresh.length);
        const owners = await this.persons.accountsByPhoneIndex(
          fresh.map(({ phoneIndex }) => phoneIndex),
          tx,
        );
        const key = await this.keys.get(tx, employer.phonesKeyId);
        if (!key) throw new DomainError('resource.not_found');
        await appendRegulars(
          tx,
          employer,
          fresh.map(({ phone, phoneIndex }) => {
            const id = newId();
            return {
              id,
              workerId: null,
              phoneIndex,
              phone: this.vault.seal(key, { table: 'employer_regulars', column: 'phone', rowId: id }, phone),
              matchedWorkerId: owners.get(phoneIndex.toString('hex')) ?? null,
            };
          }),
        );
        const { repeated, unreadableLines } = list;
        return { added: fresh.length, listed: listed.size, repeated, unreadableLines };
      },
    );
  }

  /** Throws `regulars.daily_limit`. */
  private async countToday(tx: Tx, employer: EmployerRow, added: number): Promise<void> {
    const today = localDate(tx.now);
    const count = (employer.phonesDay === today ? employer.phonesThatDay : 0) + added;
    const most = this.config.settings.regulars.phonesPerDay;
    if (count > most) throw new DomainError('regulars.daily_limit', { most });
    await tx.change('UPDATE employers SET phones_day = ?, phones_that_day = ? WHERE id = ?', [
      today,
      count,
      employer.id,
    ]);
  }
}
