import type { SharedInput, SharedPosting, SharedSide } from '../../data/sharing';
import { daysAfter } from '../../data/local-days';
import type { Finding } from '../../data/postings';
import type { Words } from '../../words/words';
import { cutOut } from '../post/ways-out';

/** A surplus or a shortage as it stands in the form. */
export interface ShareDraft {
  readonly side: SharedSide;
  readonly title: string;
  readonly description: string;
  readonly tradeCodes: readonly string[];
  readonly skills: readonly string[];
  readonly headcount: number | null;
  readonly leastGroup: number | null;
  readonly from: string;
  readonly to: string;
  readonly leastDays: number | null;
  readonly regionCode: string | null;
  readonly point: { readonly lng: number; readonly lat: number } | null;
  readonly address: string;
  readonly unit: 'month' | 'day' | 'hour';
  /** Yuan. */
  readonly amount: number | null;
  readonly feeYuan: number | null;
  readonly settlesThroughLender: boolean;
  readonly meals: boolean;
  readonly lodging: boolean;
  readonly transport: boolean;
  readonly ownEmployees: boolean;
  readonly dispatched: boolean;
  readonly insured: boolean;
  /** Last day of everybody's contract; empty: without a fixed end. */
  readonly contractsUntil: string;
  readonly notes: string;
  readonly contactName: string;
  readonly contactPhone: string;
}

export function emptyDraft(side: SharedSide, today: string): ShareDraft {
  return {
    side,
    title: '',
    description: '',
    tradeCodes: [],
    skills: [],
    headcount: 10,
    leastGroup: 1,
    from: daysAfter(today, 3),
    to: daysAfter(today, 33),
    leastDays: 1,
    regionCode: null,
    point: null,
    address: '',
    unit: 'month',
    amount: null,
    feeYuan: 0,
    settlesThroughLender: true,
    meals: false,
    lodging: false,
    transport: false,
    ownEmployees: false,
    dispatched: false,
    insured: false,
    contractsUntil: '',
    notes: '',
    contactName: '',
    contactPhone: '',
  };
}

/** What a posting says, to change it. */
export function draftOf({ side, terms, contact }: SharedPosting, today: string): ShareDraft {
  const { declaration, pay, board } = terms;
  return {
    ...emptyDraft(side, today),
    title: terms.title,
    description: terms.description,
    tradeCodes: terms.tradeCodes,
    skills: terms.skills,
    headcount: terms.headcount,
    leastGroup: terms.leastGroup,
    from: terms.from,
    to: terms.to,
    leastDays: terms.leastDays,
    regionCode: terms.regionCode,
    point: terms.point,
    address: terms.address,
    unit: pay.unit,
    amount: pay.amountFen / 100,
    feeYuan: terms.feeFen / 100,
    settlesThroughLender: terms.settlesThroughLender ?? true,
    meals: board.meals,
    lodging: board.lodging,
    transport: terms.transport,
    ownEmployees: declaration?.ownEmployees ?? false,
    dispatched: declaration?.dispatched ?? false,
    insured: declaration?.workInjuryInsured ?? false,
    contractsUntil: declaration?.contracts[0]?.until ?? '',
    notes: terms.notes,
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
  };
}

export type ShareMissing = 'title' | 'trades' | 'headcount' | 'term' | 'place' | 'pay' | 'contact';

export function missingOfDraft(draft: ShareDraft): ShareMissing[] {
  const checks: readonly (readonly [ShareMissing, boolean])[] = [
    ['title', draft.title.trim() === ''],
    ['trades', draft.tradeCodes.length === 0],
    ['headcount', draft.headcount === null],
    ['term', draft.from === '' || draft.to === ''],
    [
      'place',
      draft.regionCode === null || draft.regionCode.length !== 6 || draft.point === null || draft.address.trim() === '',
    ],
    ['pay', draft.amount === null],
    ['contact', draft.contactName.trim() === '' || draft.contactPhone.trim() === ''],
  ];
  return checks.filter(([, missing]) => missing).map(([name]) => name);
}

/** What is sent. Only for a draft of which nothing is missing. */
export function sharedInputOf(draft: ShareDraft): SharedInput {
  const lends = draft.side === 'surplus';
  const count = draft.headcount ?? 1;
  return {
    side: draft.side,
    title: draft.title.trim(),
    description: draft.description.trim(),
    notes: draft.notes.trim(),
    tradeCodes: [...draft.tradeCodes],
    skills: [...draft.skills],
    certificates: [],
    headcount: count,
    leastGroup: Math.min(draft.leastGroup ?? 1, count),
    from: draft.from,
    to: draft.to,
    leastDays: draft.leastDays ?? 1,
    place: { point: { ...draft.point! }, address: draft.address.trim(), regionCode: draft.regionCode! },
    pay: { unit: draft.unit, amountFen: Math.round((draft.amount ?? 0) * 100) },
    feeFen: Math.round((draft.feeYuan ?? 0) * 100),
    settlesThroughLender: lends ? null : draft.settlesThroughLender,
    board: { meals: draft.meals, lodging: draft.lodging },
    transport: draft.transport,
    declaration: lends
      ? {
          ownEmployees: draft.ownEmployees,
          dispatched: draft.dispatched,
          workInjuryInsured: draft.insured,
          contracts: [{ until: draft.contractsUntil || null, count }],
        }
      : null,
    validUntil: null,
    contact: { name: draft.contactName.trim(), phone: draft.contactPhone.trim() },
  };
}

interface Way {
  readonly label: string;
  readonly apply: (draft: ShareDraft) => ShareDraft;
}

/** Ways out that a button can take. */
export function sharingWaysOut(
  { ruleId, key, numbers, quote }: Finding,
  draft: ShareDraft,
  ways: Words['ways'],
): Way[] {
  const to = (label: string, change: Partial<ShareDraft>): Way => ({ label, apply: (now) => ({ ...now, ...change }) });
  if (quote !== null && [draft.title, draft.description, draft.notes].some((text) => text.includes(quote))) {
    const apply = (now: ShareDraft): ShareDraft => ({
      ...now,
      title: cutOut(now.title, quote),
      description: cutOut(now.description, quote),
      notes: cutOut(now.notes, quote),
    });
    return [{ label: ways.cutOut(quote), apply }];
  }
  if (ruleId === 'shared.not-for-profit' && key === 'fee') return [to(ways.noFee, { feeYuan: 0 })];
  if (ruleId === 'shared.not-for-profit' && key === 'wages')
    return [to(ways.throughLender, { settlesThroughLender: true })];
  if (ruleId === 'shared.injury') return [to(ways.insured, { insured: true })];
  if (ruleId === 'shared.minimum-wage' && numbers['minimumFen'] !== undefined) {
    const amount = Math.ceil(numbers['minimumFen'] / 100);
    return [to(ways.payTo(String(amount)), { unit: 'month', amount })];
  }
  return [];
}
