import { localDate } from '@gg/kernel';
import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/**
 * Past the statutory retirement age a worker keeps pay, rest, safety and injury cover, and needs an own agreement; drawing
 * a pension does not by itself decide the relation. Between the earliest and the latest date only the worker knows.
 */
export const overAge = defineRule({
  id: 'over-age',
  version: 1,
  basis: laws(
    law(STATUTES.retirementMeasures, [1, 3, 6], READ),
    law(STATUTES.labourDisputesInterpretation2, [21], READ),
  ),
  effectiveFrom: STATUTES.labourDisputesInterpretation2.since,
  severity: 'warn',
  title: { zh: '超过法定退休年龄的劳动者', en: 'Workers past the retirement age' },
  wayOut: {
    zh: '订立书面用工协议，写明报酬、休息、安全和工伤保障；报酬不低于当地最低工资标准。',
    en: 'Make a written agreement on pay, rest, safety and injury cover; pay at least the local minimum wage.',
  },
  atAcceptance: ({ worker, shift, reference: { retirement } }): Ruling[] => {
    const day = localDate(shift.start);
    const declared = worker.statuses.includes('past_retirement_age') || worker.statuses.includes('drawing_pension');
    if (declared || day >= retirement.latest) return [worker.overAgeAgreement ? rights : agreementMissing];
    if (day < retirement.earliest) return [];
    return [
      {
        key: 'ask',
        severity: 'info',
        sentence: {
          zh: '可能已到法定退休年龄：请询问是否已退休或领取养老金，并留存证明。',
          en: 'May have reached the retirement age: ask whether retired or drawing a pension, and keep the proof.',
        },
        wayOut: { zh: '在劳动者身份中补充退休情况。', en: 'Record the retirement status with its proof.' },
      },
    ];
  },
});

const rights: Ruling = {
  key: 'rights',
  severity: 'info',
  sentence: {
    zh: '超过法定退休年龄：应当保障劳动报酬、休息休假、劳动安全卫生和工伤保障；领取养老金本身不决定用工关系。',
    en: 'Past the retirement age: pay, rest, safety and injury cover are due; drawing a pension does not decide the relation.',
  },
};

const agreementMissing: Ruling = {
  key: 'agreement-missing',
  severity: 'warn',
  sentence: {
    zh: '超过法定退休年龄，还没有书面用工协议：应当保障劳动报酬、休息休假、劳动安全卫生和工伤保障。',
    en: 'Past the retirement age without a written agreement: pay, rest, safety and injury cover are due.',
  },
};
