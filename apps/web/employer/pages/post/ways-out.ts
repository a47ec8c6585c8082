import { CERTIFICATES } from '../../../shared/generated/catalogue';
import type { Finding } from '../../data/postings';
import type { Words } from '../../words/words';
import { lengthOf, paidMinutesOf, type PostForm, type Poster } from './post-form';

/** A lawful way out of a finding that the form can take by itself. */
export interface WayOut {
  readonly label: string;
  readonly apply: (form: PostForm) => PostForm;
}

type Ways = Words['ways'];

/** The lowest amount, in yuan, with which an hour is worth so many fen. */
function amountFor(form: PostForm, hourlyFen: number): number {
  if (form.payKind === 'hourly') return Math.ceil(hourlyFen / 10) / 10;
  const hours = paidMinutesOf(form) / 60;
  const whole = hourlyFen * hours;
  if (form.payKind === 'daily') return Math.ceil(whole / 100);
  return Math.ceil(whole / Math.max(1, form.expectedOutput ?? 1)) / 100;
}

const TEXTS = ['title', 'description', 'conditions', 'tools', 'meals', 'transport'] as const;

/** Between what is said one after the other. */
const CLAUSES = /([，,、；;。！!\n]+)/;

/**
 * A text without the clauses in which something is quoted: of a deposit not the word alone goes, but all that is said of it.
 * Where nothing else is said, only the quoted words go.
 */
export function cutOut(text: string, quote: string): string {
  const parts = text.split(CLAUSES);
  const kept = parts.filter((part, n) => n % 2 === 0 && part.trim() !== '' && !part.includes(quote));
  if (kept.length === 0) return text.split(quote).join('').trim();
  let left = '';
  for (const [n, part] of parts.entries()) {
    if (n % 2 === 1 || !kept.includes(part)) continue;
    left += left === '' ? part : (parts[n - 1] ?? '') + part;
  }
  return left.trim();
}

const clock = (minutes: number): string => {
  const inDay = ((minutes % 1_440) + 1_440) % 1_440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

/** The end with which no more than so many minutes are paid. */
function endFor(form: PostForm, paidMinutes: number): string {
  const unpaid = lengthOf(form) - paidMinutesOf(form);
  const start = Number(form.start.slice(0, 2)) * 60 + Number(form.start.slice(3));
  return clock(start + paidMinutes + unpaid);
}

/** Ways out that a button can take; for the others the finding's own sentence says what to do. */
export function waysOut(finding: Finding, form: PostForm, poster: Poster, ways: Ways): WayOut[] {
  const { ruleId, key, numbers, quote } = finding;
  const to = (label: string, change: Partial<PostForm>): WayOut => ({ label, apply: (now) => ({ ...now, ...change }) });
  const cut: WayOut[] =
    quote !== null && TEXTS.some((field) => form[field].includes(quote))
      ? [
          {
            label: ways.cutOut(quote),
            apply: (now) => ({
              ...now,
              ...Object.fromEntries(TEXTS.map((field) => [field, cutOut(now[field], quote)])),
              conditions: cutOut(now.conditions, quote) || '不限',
            }),
          },
        ]
      : [];
  const insured = { insuranceKind: 'work_injury', insurer: poster.name } as const;
  switch (ruleId) {
    case 'part-time.weekly-hours':
      return [to(ways.toShortFullTime, { engagementType: 'short_full_time' })];
    case 'part-time.minimum-wage':
    case 'piece-rate.effective-hourly':
    case 'wage.floor': {
      const fen = numbers['minimumFen'];
      if (fen === undefined) return cut;
      const amount = amountFor(form, fen);
      return [to(ways.payTo(String(amount)), { amount })];
    }
    case 'part-time.settlement':
    case 'wage.settlement':
      return [to(ways.settleWeekly, { cycle: 'weekly', days: 7 })];
    case 'part-time.no-probation':
      return key === 'stated' ? [to(ways.noProbation, { probationDays: null })] : cut;
    case 'insurance.three-regimes':
      return [to(ways.insure, insured)];
    case 'insurance.stated':
      return poster.kind === 'household'
        ? [to(ways.accident, { insuranceKind: 'accident', insurer: poster.name })]
        : [to(ways.insure, insured)];
    case 'casual.who':
      return [to(ways.toPartTime, { engagementType: 'part_time', ...insured })];
    case 'household.who':
      return [to(ways.toCasual, { engagementType: 'casual' })];
    case 'part-time.no-dispatch':
      return form.labourDispatch ? [to(ways.noDispatch, { labourDispatch: false })] : [];
    case 'posting.required-content':
      return key === 'conditions' ? [to(ways.noLimit, { conditions: '不限' })] : [];
    case 'wage.payment':
    case 'wage.direct':
      if (key === 'payer') return [to(ways.payerSelf, { payer: poster.name })];
      return key === 'cycle' ? [to(ways.settleMonthly, { cycle: 'monthly', days: 30 })] : cut;
    case 'age.child':
      return cut.length > 0 ? cut : [to(ways.minAge(18), { minAge: 18 })];
    case 'age.juvenile':
      return [to(ways.minAge(18), { minAge: 18 })];
    case 'age.trade':
      return numbers['limitAge'] === undefined
        ? []
        : [to(ways.minAge(numbers['limitAge']), { minAge: numbers['limitAge'] })];
    case 'hours.overtime': {
      const limit = numbers['limitMinutes'];
      if (!key.startsWith('day:') || limit === undefined) return [];
      const end = endFor(form, limit);
      return [to(ways.shorten(end), { end })];
    }
    case 'certificates': {
      const paper = CERTIFICATES.find(({ kind }) => key === `unmentioned:${kind}`);
      if (!paper) return [];
      const before = form.conditions.trim() === '不限' ? '' : form.conditions.trim();
      const conditions = before === '' ? `持${paper.zh}` : `${before}，持${paper.zh}`;
      return [to(ways.sayPaper(paper.zh), { conditions })];
    }
    default:
      return cut;
  }
}
