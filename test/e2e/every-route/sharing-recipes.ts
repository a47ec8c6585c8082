import { poll } from '../../support/poll';
import type { WorldEmployer } from '../../support/world';
import { forEmployer } from './represented-recipes';
import type { Stage } from './stage';
import type { Recipe, Recipes, Way } from './way';

/** A surplus or a shortage as it is sent: by its skill it fits what has the same number, and nothing else. */
const sharingBody = (stage: Stage, side: 'surplus' | 'shortage', number = stage.number()) => ({
  side,
  title: `打包 ${number}`,
  description: '打包、码垛。',
  tradeCodes: ['6-31-05-00'],
  skills: [`第${number}号设备`],
  headcount: 6,
  from: dayAhead(10),
  to: dayAhead(60),
  place: { point: stage.home.point, address: '东门 1 号', regionCode: stage.home.countyCode },
  pay: { unit: 'month', amountFen: 400_000 },
  ...(side === 'surplus' ? { declaration } : { settlesThroughLender: true }),
  contact: { name: '韦大力', phone: stage.phone() },
});

const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const declaration = {
  ownEmployees: true,
  dispatched: false,
  workInjuryInsured: true,
  contracts: [{ until: null, count: 6 }],
};

/** Below it staff look at the posting first: the class of the county is presumed (shared.minimum-wage). */
const WAITS_FOR_REVIEW = { pay: { unit: 'month', amountFen: 120_000 } };

async function posted(stage: Stage, firm: WorldEmployer, body: object, publish = true): Promise<string> {
  const path = 'shared-postings';
  const made = await stage.does<{ postingId: string }>('employer', firm.owner, 'POST', path, { ...body, publish });
  return made.postingId;
}

/** What the boss's owner does about a surplus of the boss. */
const aboutOwn =
  (publish: boolean, rest: Partial<Way> = {}): Recipe =>
  async (stage) => {
    const id = await posted(stage, stage.boss, sharingBody(stage, 'surplus'), publish);
    return { by: stage.boss.owner, path: { id }, ...rest };
  };

/** A pair of a lender and of a firm that has nothing else to do here. */
async function pairOf(stage: Stage, lender: WorldEmployer): Promise<string> {
  const borrower = await stage.world.employer(stage.home);
  const number = stage.number();
  const surplusId = await posted(stage, lender, sharingBody(stage, 'surplus', number));
  await posted(stage, borrower, sharingBody(stage, 'shortage', number));
  return poll('the pair', async () => {
    const row = await stage.world.connections.row<{ id: string }>('SELECT id FROM shared_pairs WHERE surplus_id = ?', [
      surplusId,
    ]);
    return row?.id;
  });
}

const aboutPair =
  (body?: object): Recipe =>
  async (stage) => {
    const id = await pairOf(stage, stage.boss);
    return { by: stage.boss.owner, path: { id }, ...(body ? { body } : { shows: id }) };
  };

/** What the home city's supervisor does about a surplus of the boss. */
const atDesk =
  (more: object, rest: Partial<Way> = {}): Recipe =>
  async (stage) => {
    const id = await posted(stage, stage.boss, { ...sharingBody(stage, 'surplus'), ...more });
    return { by: stage.desk.supervisor, path: { id }, ...('body' in rest ? {} : { shows: id }), ...rest };
  };

const draftOf = (body?: object): Recipe =>
  forEmployer(async (stage, act) => {
    const { postingId } = await act('shared-postings', sharingBody(stage, 'shortage'));
    return { path: { postingId: postingId! }, ...(body ? { body } : {}) };
  });

/** A pair whose lender has asked staff to answer for it. */
const representedPair =
  (body: object): Recipe =>
  async (stage) => {
    const lender = await stage.world.employer(stage.home);
    await stage.agrees(lender.owner);
    const pairId = await pairOf(stage, lender);
    return {
      by: stage.desk.supervisor,
      path: { id: lender.employerId, pairId },
      query: { channel: 'phone', onBehalfOf: lender.owner.accountId },
      body,
    };
  };

/** How each route of shared employment is made to succeed. */
export const sharingRecipes: Recipes = {
  'worker GET shared-postings': async (stage) => {
    const id = await posted(stage, stage.boss, sharingBody(stage, 'surplus'));
    return { by: null, query: { city: stage.home.cityCode, side: 'surplus', limit: '50' }, shows: id };
  },

  'employer POST shared-postings': (stage) => ({ by: stage.boss.owner, body: sharingBody(stage, 'shortage') }),
  'employer POST shared-postings/preview': (stage) => ({ by: stage.boss.owner, body: sharingBody(stage, 'surplus') }),
  'employer GET shared-postings': async (stage) => {
    const id = await posted(stage, stage.boss, sharingBody(stage, 'shortage'), false);
    return { by: stage.boss.owner, query: { side: 'shortage', state: 'draft', limit: '100' }, shows: id };
  },
  'employer GET shared-postings/{id}': async (stage) => {
    const id = await posted(stage, stage.boss, sharingBody(stage, 'surplus'));
    return { by: stage.boss.owner, path: { id }, shows: id };
  },
  'employer GET shared-postings/{id}/explanation': aboutOwn(true, { shows: 'considered' }),
  'employer PATCH shared-postings/{id}': aboutOwn(false, { body: { version: 1, headcount: 7, leastGroup: 2 } }),
  'employer POST shared-postings/{id}/publication': aboutOwn(false),
  'employer POST shared-postings/{id}/withdrawal': aboutOwn(true, { body: { reason: '订单来了' } }),
  'employer GET shared-pairs': async (stage) => {
    const id = await pairOf(stage, stage.boss);
    return { by: stage.boss.owner, query: { limit: '100' }, shows: id };
  },
  'employer GET shared-pairs/{id}': aboutPair(),
  'employer POST shared-pairs/{id}/opening': async (stage) => ({
    by: stage.boss.owner,
    path: { id: await pairOf(stage, stage.boss) },
    body: { version: 1 },
  }),
  'employer POST shared-pairs/{id}/refusal': aboutPair({ version: 1, reason: '已经安排好了' }),

  'centre GET shared-postings': async (stage) => {
    const id = await posted(stage, stage.boss, { ...sharingBody(stage, 'surplus'), ...WAITS_FOR_REVIEW });
    return { by: stage.desk.supervisor, query: { side: 'surplus', limit: '100' }, shows: id };
  },
  'centre GET shared-postings/{id}': atDesk({}),
  'centre GET shared-postings/{id}/explanation': atDesk({}, { shows: 'considered' }),
  'centre POST shared-postings/{id}/review': atDesk(WAITS_FOR_REVIEW, {
    body: { decision: 'approve', reason: '核对过' },
  }),
  'centre POST shared-postings/{id}/take-down': atDesk({}, { body: { reason: '联系电话打不通' } }),
  'centre GET shared-pairs': async (stage) => {
    const id = await pairOf(stage, stage.boss);
    return { by: stage.desk.supervisor, query: { limit: '100' }, shows: id };
  },

  'centre GET employers/{id}/shared-postings': forEmployer(async (stage, act) => {
    const { postingId } = await act('shared-postings', sharingBody(stage, 'surplus'));
    return { query: { side: 'surplus', state: 'draft' }, shows: postingId! };
  }),
  'centre POST employers/{id}/shared-postings': forEmployer((stage) => ({ body: sharingBody(stage, 'surplus') })),
  'centre POST employers/{id}/shared-postings/preview': forEmployer((stage) => ({
    body: sharingBody(stage, 'shortage'),
  })),
  'centre PATCH employers/{id}/shared-postings/{postingId}': draftOf({ version: 1, headcount: 4 }),
  'centre POST employers/{id}/shared-postings/{postingId}/publication': draftOf(),
  'centre POST employers/{id}/shared-postings/{postingId}/withdrawal': draftOf({ reason: '不需要了' }),
  'centre GET employers/{id}/shared-pairs': async (stage) => {
    const lender = await stage.world.employer(stage.home);
    const pairId = await pairOf(stage, lender);
    return { by: stage.desk.supervisor, path: { id: lender.employerId }, shows: pairId };
  },
  'centre POST employers/{id}/shared-pairs/{pairId}/opening': representedPair({ version: 1 }),
  'centre POST employers/{id}/shared-pairs/{pairId}/refusal': representedPair({ version: 1, reason: '电话里说不借了' }),
};
