import { addDays, instantOf, localDate } from '@gg/kernel';
import type { StaffRole } from '@gg/identity';
import type { Dice } from './dice';
import { madeId } from './made-id';
import type { IdNumbers } from './id-numbers';
import { birthDateOf } from './people';
import { personName } from './person-name';
import { CITIES, urbanCounties } from './places';
import type { StaffMember, WorldPlan } from './world';

/** Roles and regions: every role at every level once (自治区, 南宁市, 江南区), and a clerk and a verifier in each other city. */
function posts(): { role: StaffRole; regionPrefix: string; signInName: string }[] {
  const levels = [
    { regionPrefix: '45', place: 'guangxi' },
    { regionPrefix: '4501', place: 'nanning' },
    { regionPrefix: '450105', place: 'jiangnan' },
  ];
  const everyRole = levels.flatMap(({ regionPrefix, place }) =>
    (['supervisor', 'verifier', 'clerk', 'auditor'] as const).map((role) => ({
      role,
      regionPrefix,
      signInName: `${place}-${role}`,
    })),
  );
  const others = CITIES.filter(({ code }) => code !== '4501').flatMap(({ code }) =>
    (['verifier', 'clerk'] as const).map((role) => ({ role, regionPrefix: code, signInName: `c${code}-${role}` })),
  );
  return [...everyRole, ...others];
}

/** Syllables of a passphrase that can be read out over a table. */
const SYLLABLES = 'gui lin shan shui yong jiang zhuang jin mu mian hua xiang si tang shi wan da ming'.split(' ');

/** A passphrase that the password policy takes: four words of three syllables' kind and a number. */
const passphrase = (dice: Dice): string =>
  `${Array.from({ length: 4 }, () => dice.pick(SYLLABLES) + dice.pick(SYLLABLES)).join('-')}-${dice.between(10, 99)}`;

/** Staff of every role and region level. @param nextPhone gives the next free number */
export function makeStaff(plan: WorldPlan, dice: Dice, numbers: IdNumbers, nextPhone: () => string): StaffMember[] {
  const today = localDate(plan.now);
  return posts().map(({ role, regionPrefix, signInName }, i) => {
    const own = dice.for(signInName);
    const registeredAt = instantOf(addDays(today, -1_000 + i), 9 * 60);
    const sex = own.chance(0.55) ? 'female' : 'male';
    const birthDate = birthDateOf(own, own.between(25, 55), today);
    const cityCode = regionPrefix.length >= 4 ? regionPrefix.slice(0, 4) : '4501';
    return {
      id: madeId(own.for('id'), registeredAt),
      name: personName(own.for('name'), cityCode, sex, Number(birthDate.slice(0, 4))),
      phone: nextPhone(),
      idNumber: numbers.next(cityCode, birthDate, sex),
      birthDate,
      sex,
      identityState: 'verified' as const,
      regionCode: regionPrefix.length === 6 ? regionPrefix : (urbanCounties(cityCode)[0]?.code ?? cityCode),
      registeredAt,
      signInName,
      password: passphrase(own.for('password')),
      role,
      regionPrefix,
    };
  });
}
