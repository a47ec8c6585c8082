import type { LegalNumbers } from '@gg/reference-data';
import { READ, law, laws } from '../basis';
import type { EngagementType, Facts, WorkConditions } from '../facts';
import { closedToWomenByLaw } from '../juvenile-obstacles';
import { workConditionsOf } from '../posting-text';
import { defineRule, type Ruling, type Sentence } from '../rule';
import { STATUTES } from '../statutes';

/** The law speaks of 女职工: of labour relations, and not of casual or platform work. */
const LABOUR_RELATIONS: readonly EngagementType[] = ['part_time', 'short_full_time', 'shared'];

/** Whether the work is closed to women in this form of engagement. */
export const isClosedToWomen = (work: WorkConditions & Pick<Facts, 'engagementType'>, numbers: LegalNumbers): boolean =>
  LABOUR_RELATIONS.includes(work.engagementType) && closedToWomenByLaw(work, numbers);

/**
 * 女职工禁忌从事的劳动: loads over 20 kg six times an hour, over 25 kg at intervals, mines, labour of grade 4. The law closes
 * such work to women in a labour relation; the better way out is to lighten it for everybody.
 */
export const womenForbiddenWork = defineRule({
  id: 'women.forbidden-work',
  version: 1,
  basis: laws(
    law(STATUTES.labourLaw, [59], READ),
    law(STATUTES.womenWorkersRegulation, [4, { zh: '附录一', en: 'annex 1' }], READ),
  ),
  appliesTo: { engagementTypes: LABOUR_RELATIONS },
  effectiveFrom: STATUTES.womenWorkersRegulation.since,
  severity: 'block',
  title: { zh: '女职工禁忌从事的劳动', en: 'Work that law closes to women' },
  wayOut: {
    zh: '用工具、分装或两人合抬把负重降下来，就可以男女都招。',
    en: 'Lighten the loads by tools, smaller units or carrying in pairs, and everybody can do the work.',
  },
  atPublish: (facts): Ruling[] => {
    const work = workConditionsOf(facts);
    if (!closedToWomenByLaw(work, facts.reference.law)) return [];
    const told = {
      zh: '这样的负重或强度属于女职工禁忌从事的劳动，女性不会被录用。',
      en: 'Loads or intensity of this kind are closed to women by law; women will not be booked.',
    };
    return [ruling('info', work, told)];
  },
  atAcceptance: (facts): Ruling[] => {
    if (facts.worker.sex !== 'female' || !closedToWomenByLaw(facts, facts.reference.law)) return [];
    const refused = {
      zh: '这样的负重或强度属于女职工禁忌从事的劳动。',
      en: 'Loads or intensity of this kind are closed to women by law.',
    };
    return [ruling('block', facts, refused)];
  },
});

const ruling = (severity: Ruling['severity'], { loads }: WorkConditions, sentence: Sentence): Ruling => ({
  key: 'closed',
  severity,
  numbers: loads === null ? {} : { loadKg: loads.maxKg },
  sentence,
});
