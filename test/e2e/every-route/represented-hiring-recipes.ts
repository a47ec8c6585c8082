import { importFile } from './employer-recipes';
import { forEmployer, phoned } from './represented-recipes';
import type { Stage } from './stage';
import type { Recipe, Recipes, Way } from './way';

/** What staff do for the boss, whose owner agreed to it. */
const forBoss =
  (wayOf: (stage: Stage) => Promise<Partial<Way>>): Recipe =>
  async (stage) => {
    const { employerId, owner } = stage.boss;
    await stage.agrees(owner);
    const way = await wayOf(stage);
    const query = { ...phoned, onBehalfOf: owner.accountId, ...way.query };
    return { by: stage.desk.supervisor, ...way, query, path: { id: employerId, ...way.path } };
  };

const aboutPosting = (options: Parameters<Stage['posting']>[0], body?: (stage: Stage) => object): Recipe =>
  forBoss(async (stage) => {
    const { postingId } = await stage.posting(options);
    return { path: { postingId }, ...(body ? { body: body(stage) } : {}) };
  });

const aboutApplication = forBoss(async (stage) => ({
  path: { applicationId: (await stage.application()).applicationId },
}));

/** What staff read of the boss without anybody's word. */
const ofBoss =
  (wayOf: (stage: Stage) => Promise<Partial<Way>>): Recipe =>
  async (stage) => {
    const way = await wayOf(stage);
    return { by: stage.desk.supervisor, ...way, path: { id: stage.boss.employerId, ...way.path } };
  };

const aMember =
  (body?: object) =>
  async (stage: Stage, _act: unknown, employerId: string): Promise<Partial<Way>> => {
    const { accountId: memberId } = await stage.world.member(stage.home, employerId, 'viewer');
    return { path: { memberId }, ...(body ? { body } : {}) };
  };

/** Postings, shifts, applications and members of an employer, in the hands of staff who act for it. */
export const representedHiringRecipes: Recipes = {
  'centre GET employers/{id}/postings': ofBoss(async (stage) => {
    const { postingId } = await stage.posting({ publish: false });
    return { query: { state: 'draft', limit: '100' }, shows: postingId };
  }),
  'centre POST employers/{id}/postings/imports': forBoss(async (stage) => ({
    query: { dryRun: 'false', publish: 'false' },
    file: importFile(stage.boss.creditCode),
  })),
  'centre PATCH employers/{id}/postings/{postingId}': aboutPosting({ publish: false }, (stage) => {
    const { publish: _sent, ...body } = stage.postingBody({ headcount: 4 });
    return { ...body, reserves: 1, contact: { name: '韦大力', phone: stage.phone() }, version: 1 };
  }),
  'centre POST employers/{id}/postings/{postingId}/publication': aboutPosting({ publish: false }),
  'centre POST employers/{id}/postings/{postingId}/copies': aboutPosting({}, (stage) => ({
    dates: [stage.hoursAhead(264).toISOString().slice(0, 10)],
    publish: true,
  })),
  'centre POST employers/{id}/postings/{postingId}/closure': aboutPosting({}, () => ({ reason: '电话告知已招满' })),
  'centre POST employers/{id}/postings/{postingId}/appeal': forBoss(async (stage) => {
    const { postingId } = await stage.posting();
    const path = `postings/${postingId}/take-down`;
    await stage.does('centre', stage.desk.supervisor, 'POST', path, { reason: '电话打不通' });
    return { path: { postingId }, body: { statement: '号码已更正，请复核。' } };
  }),

  'centre GET employers/{id}/shifts/{shiftId}/board': ofBoss(async (stage) => {
    const { shiftId } = await stage.posting();
    return { path: { shiftId }, shows: shiftId };
  }),
  'centre GET employers/{id}/shifts/{shiftId}/waves/{wave}/replay': ofBoss(async (stage) => {
    const { shiftId, worker } = await stage.offer();
    return { path: { shiftId, wave: '1' }, shows: worker.accountId };
  }),
  'centre GET employers/{id}/shifts/{shiftId}/offers': ofBoss(async (stage) => {
    const { shiftId, offerId } = await stage.offer();
    return { path: { shiftId }, shows: offerId };
  }),
  'centre GET employers/{id}/shifts/{shiftId}/offers/{offerId}/delivery': ofBoss(async (stage) => {
    const { shiftId, offerId } = await stage.offer();
    return { path: { shiftId, offerId }, shows: offerId };
  }),
  'centre GET employers/{id}/shifts/{shiftId}/bookings': ofBoss(async (stage) => {
    const { shiftId, bookingId } = await stage.booking();
    return { path: { shiftId }, shows: bookingId };
  }),
  'centre GET employers/{id}/shifts/{shiftId}/applications': forBoss(async (stage) => {
    const { shiftId, applicationId } = await stage.application();
    return { path: { shiftId }, shows: applicationId };
  }),
  'centre POST employers/{id}/shifts/{shiftId}/headcount': forBoss(async (stage) => {
    const { shiftId, bookingId } = await stage.booking();
    return { path: { shiftId }, body: { headcount: 3, cancelBookingIds: [bookingId] } };
  }),
  'centre POST employers/{id}/shifts/{shiftId}/withdrawal': forBoss(async (stage) => {
    const { shiftId } = await stage.booking();
    return { path: { shiftId }, body: { reason: '货没有到' } };
  }),
  'centre POST employers/{id}/batch-assignments': forBoss(async (stage) => ({
    body: { shiftIds: [(await stage.posting(stage.seatsForOffers)).shiftId] },
  })),
  'centre GET employers/{id}/batch-assignments/{batchId}': ofBoss(async (stage) => {
    const { batchId } = await stage.batch();
    return { path: { batchId }, shows: batchId };
  }),
  'centre POST employers/{id}/batch-assignments/{batchId}/confirmation': forBoss(async (stage) => {
    const { batchId } = await stage.batch({ planned: true });
    return { path: { batchId } };
  }),
  'centre POST employers/{id}/batch-assignments/{batchId}/cancellation': forBoss(async (stage) => {
    const { batchId } = await stage.batch();
    return { path: { batchId } };
  }),
  'centre POST employers/{id}/applications/{applicationId}/choice': aboutApplication,
  'centre POST employers/{id}/applications/{applicationId}/refusal': aboutApplication,

  'centre GET employers/{id}/members': async (stage) => {
    const { employerId, owner } = await stage.world.employer(stage.home);
    return { by: stage.desk.supervisor, path: { id: employerId }, shows: owner.accountId };
  },
  'centre POST employers/{id}/members/invitations': forEmployer((stage) => ({
    body: { phone: stage.phone(), role: 'foreman' },
  })),
  'centre DELETE employers/{id}/members/invitations/{invitationId}': forEmployer(async (stage, act) => {
    const { invitationId } = await act('members/invitations', { phone: stage.phone(), role: 'foreman' });
    return { path: { invitationId: invitationId! } };
  }),
  'centre PUT employers/{id}/members/{memberId}/role': forEmployer(aMember({ role: 'manager' })),
  'centre DELETE employers/{id}/members/{memberId}': forEmployer(aMember()),
};
