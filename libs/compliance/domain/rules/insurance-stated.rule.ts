import { marketPolicy } from '../basis';
import type { PostingFacts } from '../facts';
import { postingText } from '../posting-text';
import { defineRule, type Ruling, type Sentence } from '../rule';

/** Outside labour relations the card still says which insurance there is, and that commercial kinds are commercial. */
export const insuranceStated = defineRule({
  id: 'insurance.stated',
  version: 1,
  basis: marketPolicy(
    '责任卡写明保险种类：工伤保险、职业伤害保障（指定平台，广西自 2025-07-01 试点，桂人社发〔2025〕24号）、商业保险或没有',
    'the card states the kind of insurance: work injury, occupational injury (designated platforms, Guangxi pilot since 2025-07-01), commercial, or none',
  ),
  appliesTo: { engagementTypes: ['casual', 'platform'] },
  effectiveFrom: '2025-07-01',
  severity: 'block',
  title: { zh: '写明保险种类（市场规则）', en: 'State the insurance (market policy)' },
  wayOut: {
    zh: '写明保险种类；建议至少购买意外险。',
    en: 'State the kind of insurance; accident insurance at least is advised.',
  },
  atPublish: (facts): Ruling[] => {
    const { insuranceKind } = facts.responsibility;
    if (insuranceKind === null)
      return [
        ruling('unstated', 'block', {
          zh: '没有写明有没有保险、是哪一种。',
          en: 'It is not stated whether there is insurance and of which kind.',
        }),
      ];
    if (insuranceKind === 'none') return [...promisedButNone(facts), uninsured];
    if (insuranceKind === 'employer_liability' || insuranceKind === 'accident') return [commercial(facts)];
    return [];
  },
});

const ruling = (key: string, severity: Ruling['severity'], sentence: Sentence): Ruling => ({ key, severity, sentence });

const uninsured = ruling('none', 'warn', {
  zh: '没有任何保险，受伤时只能向用工方主张赔偿。',
  en: 'No insurance at all: after an injury only a claim against the user remains.',
});

const PROMISE = /(?<![没无不])(?:有|买|购买|包|提供|带|交|上)(?:了|商业|意外|工伤|人身|五)?(?:保险|险)/u;

function promisedButNone(facts: PostingFacts): Ruling[] {
  const quote = PROMISE.exec(postingText(facts))?.[0];
  if (quote === undefined) return [];
  const sentence = {
    zh: `写了“${quote}”，责任卡上却是没有保险，请写清是哪一种。`,
    en: `The words say “${quote}” but the card says none: state which.`,
  };
  return [{ ...ruling('promised', 'warn', sentence), review: true, quote }];
}

const commercial = ({ engagementType }: PostingFacts): Ruling =>
  engagementType === 'platform'
    ? ruling('commercial', 'warn', {
        zh: '这是商业保险；指定平台企业应当按单参加职业伤害保障，商业保险不能代替。',
        en: 'This is commercial insurance; designated platforms join occupational injury cover per order, which it does not replace.',
      })
    : ruling('commercial', 'info', {
        zh: '这是商业保险，不是工伤保险。',
        en: 'This is commercial insurance and not work injury insurance.',
      });
