import { ageOn, localDate } from '@gg/kernel';
import { READ, law, laws } from '../basis';
import { juvenileObstacles } from '../juvenile-obstacles';
import { workConditionsOf } from '../posting-text';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/**
 * 未成年工 (16–17): kept from dangerous and heavy work, bars and net cafés; registered and examined for the rest. A
 * posting that names an age of 16 or 17 for such work is blocked; one without an age is told whom it will not get.
 */
export const ageJuvenile = defineRule({
  id: 'age.juvenile',
  version: 1,
  basis: laws(
    law(STATUTES.labourLaw, [58, 64, 65], READ),
    law(STATUTES.juvenileRules, [3, 9], READ),
    law(STATUTES.minorsLaw, [61], READ),
  ),
  effectiveFrom: STATUTES.minorsLaw.since,
  severity: 'block',
  title: { zh: '未成年工特殊保护', en: 'Protection of juvenile workers' },
  wayOut: { zh: '该岗位只招用年满 18 周岁的人。', en: 'Take only people of 18 or over for this work.' },
  atPublish: (facts): Ruling[] => {
    const { law: numbers, trade } = facts.reference;
    const obstacles = juvenileObstacles(workConditionsOf(facts), trade, numbers);
    const namesJuveniles =
      facts.minAge !== null && facts.minAge >= numbers.workingAge && facts.minAge < numbers.adultAge;
    if (obstacles.length === 0) return namesJuveniles ? [duties] : [];
    if (!namesJuveniles && facts.minAge !== null) return [];
    return obstacles.map(({ key, reason, numbers: computed }) => ({
      key,
      severity: namesJuveniles ? 'block' : 'info',
      numbers: computed,
      sentence: {
        zh: `不得安排 16–17 周岁的人从事：${reason.zh}。`,
        en: `16–17-year-olds may not be given this work: ${reason.en}.`,
      },
    }));
  },
  atAcceptance: (facts): Ruling[] => {
    const { law: numbers, trade } = facts.reference;
    const age = ageOn(facts.worker.birthDate, localDate(facts.shift.start));
    if (age < numbers.workingAge || age >= numbers.adultAge) return [];
    const obstacles = juvenileObstacles(facts, trade, numbers);
    if (obstacles.length === 0) return facts.worker.juvenileRegistered ? [] : [duties];
    return obstacles.map(({ key, reason, numbers: computed }) => ({
      key,
      severity: 'block',
      numbers: { age, ...computed },
      sentence: {
        zh: `不得安排未成年工从事：${reason.zh}。`,
        en: `Under 18, this work is forbidden: ${reason.en}.`,
      },
      wayOut: { zh: '选择没有这些危险和重负的岗位。', en: 'Choose work without these dangers and loads.' },
    }));
  },
});

const duties: Ruling = {
  key: 'registration',
  severity: 'warn',
  sentence: {
    zh: '招用 16–17 周岁的人，用人单位要向当地人社部门办理未成年工登记，并定期健康检查。',
    en: 'Whoever employs 16–17-year-olds registers them with the labour office and has them examined regularly.',
  },
  wayOut: { zh: '上岗前办好未成年工登记证。', en: 'Have the registration card before the first shift.' },
};
