import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** A firm's ordinary business under its direction is a labour relation, whatever the posting calls it. */
export const casualWho = defineRule({
  id: 'casual.who',
  version: 1,
  basis: laws(law(STATUTES.labourRelationNotice, [1], READ)),
  appliesTo: { engagementTypes: ['casual'], employerKinds: ['organisation', 'sole_trader', 'agent'] },
  effectiveFrom: STATUTES.labourRelationNotice.since,
  severity: 'warn',
  title: { zh: '单位选择劳务/承揽', en: 'A firm that chooses casual work' },
  wayOut: {
    zh: '由单位安排和管理、属于单位业务组成部分的劳动，改用非全日制（每周 24 小时以内）或短期全日制；确属按成果承揽的，请说明成果和验收方式。',
    en: 'Work under the firm’s direction and part of its business is part-time (24 hours a week at most) or short full-time; for true contracting state the result and how it is accepted.',
  },
  atPublish: (): Ruling[] => [
    {
      key: 'firm',
      severity: 'warn',
      review: true,
      sentence: {
        zh: '单位发布的劳务/承揽：劳动者受单位管理、从事单位业务组成部分的有报酬劳动，劳动关系就成立，不看名称看事实。工作人员会核实。',
        en: 'A firm posts casual work: paid work under its management that is part of its business is a labour relation by the facts, not by the label. Staff will look at it.',
      },
    },
  ],
});
