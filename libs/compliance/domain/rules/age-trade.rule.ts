import { ageOn, localDate } from '@gg/kernel';
import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** Trades whose own regulation sets an age: security guards are 18 or over. */
export const ageTrade = defineRule({
  id: 'age.trade',
  version: 1,
  basis: laws(law(STATUTES.securityRegulation, [16], READ)),
  effectiveFrom: STATUTES.securityRegulation.since,
  severity: 'block',
  title: { zh: '工种的最低年龄', en: 'Lowest age of a trade' },
  wayOut: { zh: '只招用达到该工种最低年龄的人。', en: 'Take only people who have reached the trade’s age.' },
  atPublish: ({ minAge, reference: { trade } }): Ruling[] =>
    minAge === null || trade === null || trade.minAge === null || minAge >= trade.minAge
      ? []
      : [tooYoung('stated', trade.zh, trade.en, minAge, trade.minAge)],
  atAcceptance: ({ worker, shift, reference: { trade } }): Ruling[] => {
    if (trade === null || trade.minAge === null) return [];
    const age = ageOn(worker.birthDate, localDate(shift.start));
    return age >= trade.minAge ? [] : [tooYoung('worker', trade.zh, trade.en, age, trade.minAge)];
  },
});

const tooYoung = (key: string, zh: string, en: string, age: number, limitAge: number): Ruling => ({
  key,
  severity: 'block',
  numbers: { age, limitAge },
  sentence: { zh: `${zh}须年满 ${limitAge} 周岁。`, en: `A ${en} must be ${limitAge} or over.` },
});
