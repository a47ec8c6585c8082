import { licence, siteBody } from './employer-recipes';
import type { Stage } from './stage';
import type { Recipe, Recipes, Way } from './way';
import { paperPhoto } from './worker-recipes';

/** What staff do for a worker who agreed to it: the way, from the worker's id. */
const forWorker =
  (wayOf: (stage: Stage, workerId: string, token: string) => Promise<Partial<Way>> | Partial<Way>): Recipe =>
  async (stage) => {
    const { accountId, token } = await stage.agrees(stage.worker());
    const way = await wayOf(stage, accountId, token);
    return { by: stage.desk.supervisor, ...way, path: { id: accountId, ...way.path } };
  };

const withBody = (bodyOf: (stage: Stage) => object | Promise<object>): Recipe =>
  forWorker(async (stage) => ({ query: phoned, body: await bodyOf(stage) }));

/** The person did not come, but phoned. */
export const phoned = { channel: 'phone' };

const offerOf =
  (body: object): Recipe =>
  async (stage) => {
    const { worker, offerId } = await stage.offer();
    await stage.agrees(worker);
    return { by: stage.desk.supervisor, path: { workerId: worker.accountId, offerId }, body };
  };

const certificate = { kind: 'health', number: '桂健20260011', validFrom: '2026-01-01', validTo: '2027-01-01' };
const status = { kind: 'student', from: '2026-09-01', to: '2027-06-30' };

/** A crew of three, all of whom let staff act for them; the third has not said yes. */
async function crew(stage: Stage) {
  const [leader, member, asked] = [stage.worker(), stage.worker(), stage.worker()];
  for (const person of [leader, member, asked]) await stage.agrees(person);
  const body = { kind: 'crew', statedMinimum: 2, invite: [member.accountId, asked.accountId] };
  const { partyId } = await stage.does<{ partyId: string }>('worker', leader, 'POST', 'parties', body);
  await stage.does('worker', member, 'POST', `parties/${partyId}/consent`);
  const { code } = await stage.does<{ code: string }>('worker', leader, 'POST', `parties/${partyId}/links`);
  const idOf = { leader: leader.accountId, member: member.accountId, asked: asked.accountId };
  return { idOf, partyId, code };
}

const asMember =
  (who: 'leader' | 'member' | 'asked', rest: (stage: Stage, memberId: string) => Partial<Way> = () => ({})): Recipe =>
  async (stage) => {
    const { idOf, partyId } = await crew(stage);
    const way = rest(stage, idOf.member);
    return { by: stage.desk.supervisor, query: phoned, ...way, path: { id: idOf[who], partyId, ...way.path } };
  };

/** What staff do for an employer one of whose owners agreed to it. */
export const forEmployer =
  (
    wayOf: (
      stage: Stage,
      act: (path: string, body: object) => Promise<Record<string, string>>,
      employerId: string,
    ) => Promise<Partial<Way>> | Partial<Way>,
  ): Recipe =>
  async (stage) => {
    const { employerId, owner } = await stage.world.employer(stage.home);
    await stage.agrees(owner);
    const act = (path: string, body: object) =>
      stage.does<Record<string, string>>('employer', owner, 'POST', path, body);
    const way = await wayOf(stage, act, employerId);
    return {
      by: stage.desk.supervisor,
      query: { ...phoned, onBehalfOf: owner.accountId },
      ...way,
      path: { id: employerId, ...way.path },
    };
  };

export const representedRecipes: Recipes = {
  'centre GET workers/{workerId}/offers': async (stage) => {
    const { worker, offerId } = await stage.offer();
    await stage.agrees(worker);
    return { by: stage.desk.supervisor, path: { workerId: worker.accountId }, shows: offerId };
  },
  'centre POST workers/{workerId}/offers/{offerId}/acceptance': offerOf({ channel: 'desk' }),
  'centre POST workers/{workerId}/offers/{offerId}/refusal': offerOf({ channel: 'phone', reason: 'pay_too_low' }),
  'centre POST workers/{workerId}/shifts/{shiftId}/claims': async (stage) => {
    const { accountId: workerId } = await stage.agrees(stage.worker());
    const { shiftId } = await stage.posting();
    return { by: stage.desk.supervisor, path: { workerId, shiftId }, body: { channel: 'kiosk' } };
  },
  'centre POST workers/{workerId}/shifts/{shiftId}/applications': async (stage) => {
    const { accountId: workerId } = await stage.agrees(stage.worker());
    const { shiftId } = await stage.posting({ mode: { application: true } });
    return { by: stage.desk.supervisor, path: { workerId, shiftId }, body: { channel: 'phone' } };
  },
  'centre GET workers/{workerId}/shifts/{shiftId}/explanation': async (stage) => {
    const { accountId: workerId } = await stage.agrees(stage.worker());
    const { shiftId } = await stage.posting();
    return { by: stage.desk.supervisor, path: { workerId, shiftId }, shows: workerId };
  },
  'centre GET workers/{workerId}/applications': async (stage) => {
    const { worker, applicationId } = await stage.application();
    await stage.agrees(worker);
    return { by: stage.desk.supervisor, path: { workerId: worker.accountId }, shows: applicationId };
  },
  'centre POST workers/{workerId}/applications/{applicationId}/withdrawal': async (stage) => {
    const { worker, applicationId } = await stage.application();
    await stage.agrees(worker);
    const path = { workerId: worker.accountId, applicationId };
    return { by: stage.desk.supervisor, path, body: { channel: 'desk' } };
  },
  'centre GET workers/{workerId}/bookings': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    await stage.agrees(worker);
    return { by: stage.desk.supervisor, path: { workerId: worker.accountId }, shows: bookingId };
  },
  'centre POST workers/{workerId}/bookings/{bookingId}/cancellation': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    await stage.agrees(worker);
    const path = { workerId: worker.accountId, bookingId };
    return { by: stage.desk.supervisor, path, body: { channel: 'phone', reason: 'family' } };
  },
  'centre POST workers/{workerId}/bookings/{bookingId}/reconfirmation': async (stage) => {
    const { worker, bookingId } = await stage.askedBooking();
    await stage.agrees(worker);
    const path = { workerId: worker.accountId, bookingId };
    return { by: stage.desk.supervisor, path, body: { channel: 'phone', answer: 'coming' } };
  },

  'centre PATCH workers/{id}/profile': withBody(() => ({ paused: true })),
  'centre PUT workers/{id}/trades': withBody((stage) => ({ trades: [{ code: stage.home.trade.code, months: 3 }] })),
  'centre PUT workers/{id}/availability': withBody(() => ({
    weekly: [{ weekday: 7, startMinute: 0, endMinute: 600 }],
  })),
  'centre PUT workers/{id}/availability/exceptions': withBody((stage) => ({
    set: [{ date: stage.hoursAhead(72).toISOString().slice(0, 10), free: [] }],
    clear: [],
  })),
  'centre POST workers/{id}/presence': withBody(async (stage) => ({ marketId: await stage.market(), point: null })),
  'centre DELETE workers/{id}/presence': forWorker(async (stage, _workerId, token) => {
    await stage.does('worker', { token }, 'POST', 'worker/presence', { marketId: await stage.market() });
    return {};
  }),
  'centre GET workers/{id}/blocks': forWorker(async (stage, _workerId, token) => {
    const { employerId } = await stage.world.employer(stage.home);
    await stage.does('worker', { token }, 'POST', 'worker/blocks', { employerId });
    return { shows: employerId };
  }),
  'centre POST workers/{id}/blocks': withBody((stage) => ({ employerId: stage.rival.employerId, reason: '不愿再去' })),
  'centre DELETE workers/{id}/blocks/{employerId}': forWorker(async (stage, _workerId, token) => {
    const { employerId } = stage.rival;
    await stage.does('worker', { token }, 'POST', 'worker/blocks', { employerId });
    return { path: { employerId } };
  }),
  'centre POST workers/{id}/certificates': withBody(() => certificate),
  'centre PATCH workers/{id}/certificates/{certificateId}': forWorker(async (stage, _workerId, token) => ({
    path: { certificateId: await added(stage, token, 'worker/certificates', certificate, 'certificateId') },
    body: { number: '桂健20260012' },
  })),
  'centre DELETE workers/{id}/certificates/{certificateId}': forWorker(async (stage, _workerId, token) => ({
    path: { certificateId: await added(stage, token, 'worker/certificates', certificate, 'certificateId') },
  })),
  'centre PUT workers/{id}/certificates/{certificateId}/photo': forWorker(async (stage, _workerId, token) => ({
    path: { certificateId: await added(stage, token, 'worker/certificates', certificate, 'certificateId') },
    query: phoned,
    file: paperPhoto,
  })),
  'centre DELETE workers/{id}/certificates/{certificateId}/photo': forWorker(async (stage, _workerId, token) => {
    const certificateId = await added(stage, token, 'worker/certificates', certificate, 'certificateId');
    await stage.sends('worker', { token }, 'PUT', `worker/certificates/${certificateId}/photo`, paperPhoto);
    return { path: { certificateId } };
  }),
  'centre POST workers/{id}/erasure': forWorker(() => ({ query: phoned })),
  'centre DELETE workers/{id}/erasure': forWorker(async (stage, _workerId, token) => {
    await stage.does('worker', { token }, 'POST', 'worker/erasure', { understood: true });
    return { query: phoned };
  }),
  'centre POST workers/{id}/statuses': withBody(() => status),
  'centre DELETE workers/{id}/statuses/{statusId}': forWorker(async (stage, _workerId, token) => ({
    path: { statusId: await added(stage, token, 'worker/statuses', status, 'statusId') },
  })),

  'centre POST parties': async (stage) => {
    const people = [await stage.agrees(stage.worker()), await stage.agrees(stage.worker())];
    const workerIds = people.map(({ accountId }) => accountId);
    return { by: stage.desk.supervisor, body: { kind: 'couple', statedMinimum: null, workerIds }, owns: workerIds };
  },
  'centre GET workers/{id}/parties': async (stage) => {
    const { idOf, partyId } = await crew(stage);
    return { by: stage.desk.supervisor, path: { id: idOf.leader }, shows: partyId };
  },
  'centre POST workers/{id}/parties/memberships': async (stage) => {
    const { accountId } = await stage.agrees(stage.worker());
    const { code, partyId } = await crew(stage);
    return { by: stage.desk.supervisor, path: { id: accountId }, query: phoned, body: { code }, owns: [partyId] };
  },
  'centre POST workers/{id}/parties/{partyId}/links': asMember('leader'),
  'centre POST workers/{id}/parties/{partyId}/invitations': asMember('leader', (stage) => ({
    body: { workerId: stage.worker().accountId },
  })),
  'centre DELETE workers/{id}/parties/{partyId}/invitation': asMember('asked'),
  'centre POST workers/{id}/parties/{partyId}/consent': asMember('asked'),
  'centre DELETE workers/{id}/parties/{partyId}/consent': asMember('member'),
  'centre DELETE workers/{id}/parties/{partyId}/membership': asMember('member'),
  'centre DELETE workers/{id}/parties/{partyId}/members/{memberId}': asMember('leader', (_stage, memberId) => ({
    path: { memberId },
  })),
  'centre PUT workers/{id}/parties/{partyId}/answerers': asMember('leader', (_stage, memberId) => ({
    body: { workerIds: [memberId] },
  })),
  'centre PUT workers/{id}/parties/{partyId}/minimum': asMember('leader', () => ({ body: { statedMinimum: 3 } })),
  'centre DELETE workers/{id}/parties/{partyId}': asMember('leader'),

  'centre PATCH employers/{id}': forEmployer((stage) => ({ body: { name: `代办改名 ${stage.number()}` } })),
  'centre PUT employers/{id}/licence': async (stage) => {
    const owner = { name: '莫经理', phone: stage.phone(), idNumber: null, consentToActOnBehalf: true };
    const body = {
      kind: 'agent',
      name: '桂才',
      creditCode: stage.creditCode(),
      regionCode: stage.home.countyCode,
      owner,
    };
    const registered = await stage.does<Record<string, string>>(
      'centre',
      stage.desk.supervisor,
      'POST',
      'employers',
      body,
    );
    const query = { ...phoned, onBehalfOf: registered['ownerId']! };
    return { by: stage.desk.supervisor, path: { id: registered['employerId']! }, query, body: licence };
  },
  'centre GET employers/{id}/sites': async (stage) => {
    const { employerId, siteId } = stage.boss;
    return { by: stage.desk.supervisor, path: { id: employerId }, shows: siteId };
  },
  'centre POST employers/{id}/sites': forEmployer((stage) => ({ body: siteBody(stage) })),
  'centre PATCH employers/{id}/sites/{siteId}': forEmployer(async (stage, act) => ({
    path: { siteId: (await act('sites', siteBody(stage)))['siteId']! },
    body: { address: '北门 4 号' },
  })),
  'centre DELETE employers/{id}/sites/{siteId}': forEmployer(async (stage, act) => ({
    path: { siteId: (await act('sites', siteBody(stage)))['siteId']! },
  })),
  'centre GET employers/{id}/regulars': forEmployer(async (stage, act) => {
    const { regularId } = await act('regulars', { workerId: stage.worker().accountId });
    return { shows: regularId! };
  }),
  'centre POST employers/{id}/regulars': forEmployer((stage) => ({ body: { workerId: stage.worker().accountId } })),
  'centre POST employers/{id}/regulars/pasted-phones': forEmployer((stage) => ({
    body: { text: `蒙师傅 ${stage.phone()}` },
  })),
  'centre DELETE employers/{id}/regulars/{regularId}': forEmployer(async (stage, act) => ({
    path: { regularId: (await act('regulars', { workerId: stage.worker().accountId }))['regularId']! },
  })),
  'centre GET employers/{id}/blocks': forEmployer(async (stage, act) => {
    const { accountId: workerId } = stage.worker();
    await act('blocks', { workerId });
    return { shows: workerId };
  }),
  'centre POST employers/{id}/blocks': forEmployer((stage) => ({
    body: { workerId: stage.worker().accountId, reason: null },
  })),
  'centre DELETE employers/{id}/blocks/{workerId}': forEmployer(async (stage, act) => {
    const { accountId: workerId } = stage.worker();
    await act('blocks', { workerId });
    return { path: { workerId } };
  }),
};

async function added(stage: Stage, token: string, path: string, body: object, id: string): Promise<string> {
  return (await stage.does<Record<string, string>>('worker', { token }, 'POST', path, body))[id]!;
}
