import { poll } from '../../support/poll';
import { idNumber } from './identity-recipes';
import type { Stage } from './stage';
import type { Recipe, Recipes } from './way';
import { noticesOf, paperPhoto } from './worker-recipes';

/** What the home city's supervisor does; other staff of the city do the same where they hold the permission. */
const atDesk =
  (wayOf: (stage: Stage) => Promise<Partial<Parts>> | Partial<Parts>): Recipe =>
  async (stage) => ({ by: stage.desk.supervisor, ...(await wayOf(stage)) });

type Parts = Omit<Awaited<ReturnType<Recipe>>, 'by'>;

/** About a posting of the boss that was made so. */
const aboutPosting = (options: Parameters<Stage['posting']>[0], body?: object): Recipe =>
  atDesk(async (stage) => {
    const { postingId, shiftId } = await stage.posting(options);
    return { path: { id: postingId }, ...(body ? { body } : { shows: shiftId }) };
  });

/** A firm that names its work casual waits for staff (casual.who). */
const WAITS_FOR_REVIEW = { more: { engagementType: 'casual' } };

const postingOnBehalf = async (stage: Stage) => {
  const { publish: _sent, ...posting } = stage.postingBody();
  await stage.agrees(stage.boss.owner);
  return { employerId: stage.boss.employerId, representedId: stage.boss.owner.accountId, channel: 'phone', posting };
};

/** An entry of the call list about an offer that nothing else has reached. */
async function call(stage: Stage): Promise<{ callId: string; offerId: string }> {
  const { offerId } = await stage.offer();
  const callId = await poll('the call', async () => {
    const row = await stage.world.connections.row<{ id: string }>(
      'SELECT id FROM call_list_entries WHERE offer_id = ?',
      [offerId],
    );
    return row?.id;
  });
  return { callId, offerId };
}

const aboutEmployer = (body?: object): Recipe =>
  atDesk(async (stage) => {
    const { employerId } = await stage.world.employer(stage.home);
    return { path: { id: employerId }, ...(body ? { body } : { shows: employerId }) };
  });

export const aboutPerson = (bodyOf?: (stage: Stage) => object): Recipe =>
  atDesk((stage) => {
    const { accountId } = stage.worker();
    return { path: { id: accountId }, ...(bodyOf ? { body: bodyOf(stage) } : { shows: accountId }) };
  });

const PASSWORD = '漓江渔火 2026 望江楼';

async function colleague(stage: Stage): Promise<string> {
  const { accountId } = await stage.does<{ accountId: string }>('centre', stage.desk.supervisor, 'POST', 'staff', {
    signInName: `colleague${stage.number()}`,
    name: '农小红',
    password: PASSWORD,
    regionCode: stage.home.countyCode,
    grants: [{ role: 'clerk', regionPrefix: stage.home.countyCode }],
  });
  return accountId;
}

export const centreRecipes: Recipes = {
  'centre GET call-list': atDesk(async (stage) => ({ query: { limit: '100' }, shows: (await call(stage)).callId })),
  'centre GET call-list/{id}': atDesk(async (stage) => {
    const { callId, offerId } = await call(stage);
    return { path: { id: callId }, shows: offerId };
  }),
  'centre POST call-list/{id}/opening': atDesk(async (stage) => {
    const { callId } = await call(stage);
    return { path: { id: callId } };
  }),
  'centre POST call-list/{id}/outcome': atDesk(async (stage) => {
    const { callId } = await call(stage);
    await stage.does('centre', stage.desk.supervisor, 'POST', `call-list/${callId}/opening`);
    return { path: { id: callId }, body: { outcome: 'declined', reason: 'too_far' } };
  }),
  'centre GET notices': atDesk(async (stage) => ({ shows: (await reviewNotices(stage))[0]! })),
  'centre POST notices/acknowledgements': atDesk(async (stage) => {
    const ids = await reviewNotices(stage);
    return { body: { ids }, owns: ids };
  }),

  'centre GET postings': atDesk(async (stage) => {
    const { postingId } = await stage.posting(WAITS_FOR_REVIEW);
    return { query: { state: 'in_review' }, shows: postingId };
  }),
  'centre POST postings': atDesk(async (stage) => ({ body: { ...(await postingOnBehalf(stage)), publish: true } })),
  'centre GET postings/{id}': aboutPosting({}),
  'centre GET postings/{id}/employer': atDesk(async (stage) => {
    const { postingId } = await stage.posting(WAITS_FOR_REVIEW);
    return { path: { id: postingId }, shows: stage.boss.employerId };
  }),
  'centre POST postings/preview': atDesk(async (stage) => ({ body: await postingOnBehalf(stage) })),
  'centre POST postings/{id}/review': aboutPosting(WAITS_FOR_REVIEW, { decision: 'approve', reason: '家庭用工属实' }),
  'centre POST postings/{id}/take-down': aboutPosting({}, { reason: '联系电话打不通' }),
  'centre POST postings/{id}/appeal-decision': atDesk(async (stage) => {
    const { postingId } = await stage.posting();
    const reason = '联系电话打不通';
    // Nobody decides about an own act.
    await stage.does('centre', stage.desk.secondSupervisor, 'POST', `postings/${postingId}/take-down`, { reason });
    await stage.does('employer', stage.boss.owner, 'POST', `postings/${postingId}/appeal`, {
      statement: '号码已更正。',
    });
    return { path: { id: postingId }, body: { uphold: true, decision: '核对无误' } };
  }),

  'centre POST workers': atDesk((stage) => ({
    body: {
      regionCode: stage.home.countyCode,
      channel: 'desk',
      people: [
        { name: '莫桂英', phone: stage.phone(), consentToActOnBehalf: true },
        { name: '莫小妹', phone: null, idNumber: null, consentToActOnBehalf: true },
      ],
    },
  })),
  'centre POST workers/searches': atDesk((stage) => {
    const { phone, accountId } = stage.worker();
    return { body: { phone }, shows: accountId };
  }),
  'centre GET workers/{id}': aboutPerson(),
  'centre GET workers/{id}/profile': aboutPerson(),
  'centre GET workers/{id}/erasure': aboutPerson(),
  'centre GET workers/{id}/statuses': atDesk(async (stage) => {
    const { worker, statusId } = await stated(stage);
    return { path: { id: worker }, shows: statusId };
  }),
  'centre GET workers/{id}/certificates': atDesk(async (stage) => {
    const { worker, certificateId } = await certified(stage);
    return { path: { id: worker }, shows: certificateId };
  }),
  'centre GET workers/{id}/certificates/{certificateId}/photo': atDesk(async (stage) => {
    const worker = stage.worker();
    const { certificateId } = await certified(stage, worker);
    await stage.sends('worker', worker, 'PUT', `worker/certificates/${certificateId}/photo`, paperPhoto);
    return { path: { id: worker.accountId, certificateId }, shows: 'WEBP' };
  }),
  'centre PUT workers/{id}/statuses/{subjectId}/proof': atDesk(async (stage) => {
    const { worker, statusId } = await stated(stage);
    return { path: { id: worker, subjectId: statusId }, body: { verdict: 'proven', method: 'document_seen' } };
  }),
  'centre PUT workers/{id}/certificates/{subjectId}/proof': atDesk(async (stage) => {
    const { worker, certificateId } = await certified(stage);
    return { path: { id: worker, subjectId: certificateId }, body: { verdict: 'proven', method: 'register_query' } };
  }),
  'centre GET markets/{id}/presences': atDesk(async (stage) => {
    const worker = stage.worker();
    const marketId = await stage.market();
    await stage.does('worker', worker, 'POST', 'worker/presence', { marketId });
    return { path: { id: marketId }, shows: worker.accountId };
  }),

  'centre POST batch-assignments': atDesk(async (stage) => ({ body: (await stage.regionalBatch()).body })),
  'centre GET batch-assignments/{id}': atDesk(async (stage) => {
    const { batchId } = await stage.regionalBatch();
    return { path: { id: batchId }, shows: batchId };
  }),
  'centre POST batch-assignments/{id}/confirmation': atDesk(async (stage) => ({
    path: { id: (await stage.regionalBatch({ planned: true })).batchId },
  })),
  'centre POST batch-assignments/{id}/cancellation': atDesk(async (stage) => ({
    path: { id: (await stage.regionalBatch()).batchId },
  })),
  'centre POST markets': atDesk((stage) => ({ body: marketBody(stage) })),
  'centre GET markets': atDesk(async (stage) => ({
    query: { state: 'open', limit: '100' },
    shows: await stage.market(),
  })),
  'centre GET markets/{id}': atDesk(async (stage) => {
    const marketId = await stage.market();
    return { path: { id: marketId }, shows: marketId };
  }),
  'centre PATCH markets/{id}': atDesk(async (stage) => ({
    path: { id: await stage.market() },
    body: marketBody(stage),
  })),
  'centre POST markets/{id}/closure': atDesk(async (stage) => ({
    path: { id: await stage.market() },
    body: { reason: '搬到新址' },
  })),
  'centre POST markets/{id}/reopening': atDesk(async (stage) => {
    const marketId = await stage.market();
    const path = `markets/${marketId}/closure`;
    await stage.does('centre', stage.desk.supervisor, 'POST', path, { reason: '搬到新址' });
    return { path: { id: marketId } };
  }),

  'centre POST employers': atDesk((stage) => ({
    body: {
      kind: 'household',
      name: `莫家 ${stage.number()}`,
      creditCode: null,
      regionCode: stage.home.countyCode,
      owner: { name: '莫老爹', phone: stage.phone(), idNumber: null, consentToActOnBehalf: true },
      channel: 'phone',
    },
  })),
  'centre GET employers': atDesk(async (stage) => {
    const { employerId } = await stage.world.employer(stage.home);
    return { query: { state: 'verified', limit: '100' }, shows: employerId };
  }),
  'centre GET employers/{id}': aboutEmployer(),
  'centre POST employers/{id}/verification': aboutEmployer({ verdict: 'refused', reason: '执照已注销' }),

  'centre POST people/searches': atDesk((stage) => {
    const { phone, accountId } = stage.worker();
    return { body: { by: 'phone', value: phone }, shows: accountId };
  }),
  'centre POST people': atDesk((stage) => ({
    body: {
      name: '蓝志强',
      phone: stage.phone(),
      idNumber: null,
      regionCode: stage.home.countyCode,
      channel: 'kiosk',
      consentToActOnBehalf: true,
    },
  })),
  'centre GET people/{id}': aboutPerson(),
  'centre PUT people/{id}/identity': atDesk((stage) => {
    const { accountId, name } = stage.worker();
    return { path: { id: accountId }, body: { name, idNumber: idNumber('45032519880214003') } };
  }),
  'centre POST people/{id}/verification': aboutPerson(() => ({ method: 'card_reader', reference: 'A-17' })),
  'centre POST people/{id}/verification-withdrawal': atDesk(async (stage) => {
    const { accountId } = stage.worker();
    const path = `people/${accountId}/verification`;
    await stage.does('centre', stage.desk.secondSupervisor, 'POST', path, { method: 'card_reader' });
    return { path: { id: accountId }, body: { to: 'format_ok', reason: 'card_invalid' } };
  }),
  'centre POST people/{id}/reveals': aboutPerson(() => ({ fields: ['name', 'phone'], reason: 'phone_call' })),
  'centre PUT people/{id}/phone': aboutPerson((stage) => ({ phone: stage.phone() })),
  'centre GET people/{id}/consents': atDesk(async (stage) => {
    const { accountId } = await stage.agrees(stage.worker());
    return { path: { id: accountId }, shows: 'act_on_behalf' };
  }),
  'centre POST people/{id}/consents': aboutPerson(() => ({ purpose: 'sms_notices' })),
  'centre DELETE people/{id}/consents/{purpose}': atDesk(async (stage) => {
    const { accountId } = await stage.agrees(stage.worker());
    return { path: { id: accountId, purpose: 'act_on_behalf' } };
  }),
  'centre POST people/{id}/suspension': aboutPerson(() => ({ reason: '冒用他人身份' })),
  'centre POST people/{id}/reinstatement': atDesk(async (stage) => {
    const { accountId } = stage.worker();
    const path = `people/${accountId}/suspension`;
    await stage.does('centre', stage.desk.supervisor, 'POST', path, { reason: '冒用他人身份' });
    return { path: { id: accountId }, body: { reason: '已查清是本人' } };
  }),
  'centre DELETE people/{id}/sessions': atDesk((stage) => ({ path: { id: stage.worker().accountId } })),

  'centre GET audit-entries': atDesk(async (stage) => {
    // By time and not by person, since whoever has the id of one may ask for it and finds nothing elsewhere.
    const from = new Date().toISOString();
    const { accountId } = await stage.agrees(stage.worker());
    return { query: { from, until: new Date(Date.now() + 1).toISOString(), limit: '100' }, shows: accountId };
  }),

  'centre POST staff': atDesk((stage) => ({
    body: {
      signInName: `newcomer${stage.number()}`,
      name: '农小明',
      password: PASSWORD,
      regionCode: stage.home.countyCode,
      grants: [{ role: 'verifier', regionPrefix: stage.home.countyCode }],
    },
  })),
  'centre POST staff/{id}/grants': atDesk(async (stage) => ({
    path: { id: await colleague(stage) },
    body: { role: 'verifier', regionPrefix: stage.home.countyCode },
  })),
  'centre DELETE staff/{id}/grants/{role}/{regionPrefix}': atDesk(async (stage) => ({
    path: { id: await colleague(stage), role: 'clerk', regionPrefix: stage.home.countyCode },
  })),
};

const marketBody = (stage: Stage) => ({
  name: `零工市场 ${stage.number()}`,
  kind: 'general',
  address: '东门 1 号',
  regionCode: stage.home.countyCode,
  point: { ...stage.home.point, datum: 'WGS-84' },
  openingHours: [{ weekday: 1, startMinute: 300, endMinute: 1_080 }],
});

/** Notices of the supervisor about postings that wait for review. */
async function reviewNotices(stage: Stage): Promise<string[]> {
  await stage.posting(WAITS_FOR_REVIEW);
  return noticesOf(stage, 'centre', stage.desk.supervisor);
}

async function stated(stage: Stage): Promise<{ worker: string; statusId: string }> {
  const worker = stage.worker();
  const body = { kind: 'student', from: '2026-09-01', to: '2027-06-30' };
  const { statusId } = await stage.does<{ statusId: string }>('worker', worker, 'POST', 'worker/statuses', body);
  return { worker: worker.accountId, statusId };
}

async function certified(stage: Stage, worker = stage.worker()): Promise<{ worker: string; certificateId: string }> {
  const body = { kind: 'health', number: '桂健20260007', validFrom: '2026-01-01', validTo: '2027-01-01' };
  const added = await stage.does<{ certificateId: string }>('worker', worker, 'POST', 'worker/certificates', body);
  return { worker: worker.accountId, certificateId: added.certificateId };
}
