type Firm = 'lender' | 'borrower';

/** A change of a pair, as its event has it. */
export interface SharedPairChange {
  readonly state:
    | 'proposed'
    | 'opened_by_lender'
    | 'opened_by_borrower'
    | 'in_talks'
    | 'declined'
    | 'lapsed'
    | 'withdrawn';
  readonly heads: number;
  readonly by: Firm | null;
  readonly reason: string | null;
}

/** What a change of a pair is to one of its firms. */
export interface SharedPairNews {
  readonly kind: 'shared_pair.proposed' | 'shared_pair.opened' | 'shared_pair.in_talks' | 'shared_pair.closed';
  readonly to: readonly Firm[];
  readonly text: { readonly zh: string; readonly en: string };
  /** What waits for the firm goes on to a text; what is over does not. */
  readonly movesTo?: 'sms';
}

const BOTH: readonly Firm[] = ['lender', 'borrower'];

/** Who hears of a change of a pair, and in which words: both firms, or the one that did not do it. */
export function sharedPairNews({ state, by, heads, reason }: SharedPairChange): SharedPairNews {
  const others = by === null ? BOTH : BOTH.filter((firm) => firm !== by);
  switch (state) {
    case 'proposed':
      return {
        kind: 'shared_pair.proposed',
        to: BOTH,
        movesTo: 'sms',
        text:
          reason === 'terms_changed'
            ? {
                zh: `共享用工配对（${heads} 人）：条件有修改，请重新核对，再洽谈或婉拒。`,
                en: `Shared employment: terms of the pair for ${heads} workers have changed; look at them again, then open the talks or decline.`,
              }
            : {
                zh: `共享用工配对：${heads} 人，可以开始洽谈或婉拒。`,
                en: `Shared employment: a pair for ${heads} workers; open the talks or decline.`,
              },
      };
    case 'opened_by_lender':
    case 'opened_by_borrower':
      return {
        kind: 'shared_pair.opened',
        to: others,
        movesTo: 'sms',
        text: {
          zh: `${state === 'opened_by_lender' ? '原企业' : '缺工企业'}愿意洽谈 ${heads} 人的共享用工，等您答复。`,
          en: `The ${state === 'opened_by_lender' ? 'lender' : 'borrower'} would talk about ${heads} workers and waits for your answer.`,
        },
      };
    case 'in_talks':
      return reason === 'terms_changed'
        ? {
            kind: 'shared_pair.in_talks',
            to: others,
            movesTo: 'sms',
            text: {
              zh: `洽谈中的共享用工（${heads} 人）：对方修改了条件，请重新核对。`,
              en: `In talks about ${heads} workers: the other firm has changed its terms; look at them again.`,
            },
          }
        : {
            kind: 'shared_pair.in_talks',
            to: BOTH,
            movesTo: 'sms',
            text: {
              zh: `双方都愿意洽谈 ${heads} 人的共享用工，现在可以看到对方联系人。`,
              en: `Both firms would talk about ${heads} workers; you see each other’s contact now.`,
            },
          };
    case 'declined':
    case 'lapsed':
    case 'withdrawn':
      return { kind: 'shared_pair.closed', to: others, text: CLOSED[state] };
  }
}

const CLOSED = {
  declined: {
    zh: '对方婉拒了这次共享用工配对，人数已经腾出。',
    en: 'The other firm declined this pair; the heads are free again.',
  },
  lapsed: {
    zh: '这次共享用工配对已经失效，人数已经腾出。',
    en: 'This pair of shared employment has lapsed; the heads are free again.',
  },
  withdrawn: {
    zh: '一方的共享用工信息不再公开，这次配对结束。',
    en: 'One side’s posting is no longer open; this pair is over.',
  },
} as const;
