import { law, laws } from '../basis';
import type { SharingFacts } from '../facts';
import { sharingText } from '../posting-text';
import { defineRule, type Ruling, type Sentence } from '../rule';
import { SHARING_ITEMS, STATUTES } from '../statutes';
import { findProfit, type ProfitKind } from '../text/profit-words';
import { yuanEn, yuanZh } from '../wording';

/** Lending is help between firms and no business: the wages go through the lender in full, and nobody earns by it. */
export const sharedNotForProfit = defineRule({
  id: 'shared.not-for-profit',
  version: 1,
  basis: laws(law(STATUTES.sharedEmploymentNotice, [SHARING_ITEMS.wages], null)),
  appliesTo: { engagementTypes: ['shared'] },
  effectiveFrom: STATUTES.sharedEmploymentNotice.since,
  severity: 'block',
  title: { zh: '共享用工不得营利', en: 'Shared employment is not for profit' },
  wayOut: {
    zh: '去掉管理费、提成、差价等收费；缺工企业把劳动报酬足额结算给原企业，由原企业发给劳动者，社会保险等成本按实际分担。',
    en: 'Drop fees, shares and margins; the borrower settles the wages in full with the lender, who pays the workers; costs such as insurance are shared as they are.',
  },
  atSharing: (facts) => [...fee(facts), ...wages(facts), ...words(facts)],
});

const fee = ({ feeFen }: SharingFacts): Ruling[] =>
  feeFen === 0
    ? []
    : [
        {
          key: 'fee',
          severity: 'block',
          numbers: { feeFen },
          sentence: {
            zh: `除劳动报酬外每人另收 ${yuanZh(feeFen)}：借出劳动者不得以任何名目收取费用。`,
            en: `${yuanEn(feeFen)} a head on top of the wages: nothing may be charged for lending workers, under any name.`,
          },
        },
      ];

const wages = ({ settlesThroughLender }: SharingFacts): Ruling[] =>
  settlesThroughLender === false
    ? [
        {
          key: 'wages',
          severity: 'block',
          sentence: {
            zh: '缺工企业要把劳动报酬及时、足额结算给原企业，由原企业支付给劳动者。',
            en: 'The borrower settles the wages with the lender, in time and in full; the lender pays the workers.',
          },
        },
      ]
    : [];

const KINDS: Readonly<Record<ProfitKind, Sentence>> = {
  charge: { zh: '借出劳动者不得收取费用', en: 'nothing may be charged for lending workers' },
  share: { zh: '不得从劳动者的报酬中提成或者赚取差价', en: 'nobody takes a share of the wages or a margin' },
  trade: { zh: '不得以共享用工之名从事劳务派遣', en: 'labour dispatch may not go under the name of shared employment' },
};

const words = (facts: SharingFacts): Ruling[] =>
  findProfit(sharingText(facts)).map(({ kind, quote }) => ({
    key: `${kind}:${quote}`,
    severity: 'block',
    quote,
    sentence: { zh: `“${quote}”：${KINDS[kind].zh}。`, en: `“${quote}”: ${KINDS[kind].en}.` },
  }));
