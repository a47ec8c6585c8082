import { ageOn, localDate } from '@gg/kernel';
import { READ, law, laws } from '../basis';
import type { AcceptanceFacts, PostingFacts } from '../facts';
import { postingText } from '../posting-text';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';
import { admittedChildAge, recruitsChildren } from '../text/age-words';

/**
 * Nobody under 16 is employed or found work. Both days count: introducing somebody to work is forbidden on the day on
 * which it happens, employing on the day of the shift.
 */
export const ageChild = defineRule({
  id: 'age.child',
  version: 1,
  basis: laws(
    law(STATUTES.childLabourRegulation, [2, 4], READ),
    law(STATUTES.labourLaw, [15], READ),
    law(STATUTES.minorsLaw, [61], READ),
  ),
  effectiveFrom: STATUTES.minorsLaw.since,
  severity: 'block',
  title: { zh: '禁止使用童工', en: 'No child labour' },
  wayOut: {
    zh: '只招用年满 16 周岁的人，录用时核查身份证。',
    en: 'Hire only people aged 16 or over, and check the ID card.',
  },
  atPublish: (facts: PostingFacts): Ruling[] => {
    const limitAge = facts.reference.law.workingAge;
    const rulings: Ruling[] = [];
    if (facts.minAge !== null && facts.minAge < limitAge) rulings.push(admits('stated', facts.minAge, limitAge));
    const text = postingText(facts);
    const written = admittedChildAge(text);
    if (written !== null) rulings.push({ ...admits('words', written.age, limitAge), quote: written.quote });
    const recruited = recruitsChildren(text);
    if (recruited !== null) {
      rulings.push({
        key: 'recruits',
        severity: 'block',
        quote: recruited,
        sentence: {
          zh: `“${recruited}”：不得招用不满 16 周岁的未成年人。`,
          en: `“${recruited}”: nobody under 16 may be hired.`,
        },
      });
    }
    return rulings;
  },
  atAcceptance: ({ worker, shift, reference }: AcceptanceFacts, at): Ruling[] => {
    const limitAge = reference.law.workingAge;
    const onDay = ageOn(worker.birthDate, localDate(shift.start));
    const now = ageOn(worker.birthDate, at);
    if (now >= limitAge && onDay >= limitAge) return [];
    const numbers = { ageOnDay: onDay, ageNow: now, limitAge };
    if (onDay >= limitAge) {
      return [
        {
          key: 'introduced-too-early',
          severity: 'block',
          numbers,
          sentence: {
            zh: `现在未满 ${limitAge} 周岁，不得介绍就业。`,
            en: `Under ${limitAge} today: it is forbidden to introduce anybody under ${limitAge} to work.`,
          },
          wayOut: { zh: `年满 ${limitAge} 周岁之后再接受。`, en: `Accept after the sixteenth birthday.` },
        },
      ];
    }
    return [
      {
        key: 'child',
        severity: 'block',
        numbers,
        sentence: {
          zh: `上岗当天未满 ${limitAge} 周岁，一律不得录用。`,
          en: `Under ${limitAge} on the day of the shift: must not be employed.`,
        },
      },
    ];
  },
});

const admits = (key: string, age: number, limitAge: number): Ruling => ({
  key,
  severity: 'block',
  numbers: { age, limitAge },
  sentence: {
    zh: `招用年龄写到 ${age} 周岁，不得招用不满 ${limitAge} 周岁的未成年人。`,
    en: `The posting admits ${age}-year-olds; nobody under ${limitAge} may be hired.`,
  },
});
