import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorldEmployer } from '../../support/world';
import type { Stage } from './stage';
import type { Actor, Recipe, Recipes, SentFile } from './way';
import { noticesOf } from './worker-recipes';

/** What the boss's owner does about a posting that was made so. */
const aboutPosting =
  (options: Parameters<Stage['posting']>[0] = {}, body?: unknown): Recipe =>
  async (stage) => {
    const { postingId } = await stage.posting(options);
    return { by: stage.boss.owner, path: { id: postingId }, ...(body === undefined ? {} : { body }) };
  };

const aboutApplication: Recipe = async (stage) => {
  const { applicationId } = await stage.application();
  return { by: stage.boss.owner, path: { id: applicationId } };
};

/** The boss's owner, who has a thing below an address of the own organisation. */
const withOwn =
  (
    path: string,
    bodyOf: (stage: Stage) => object,
    idOf: (added: Record<string, string>) => string,
    body?: object,
  ): Recipe =>
  async (stage) => {
    const { owner } = stage.boss;
    const id = idOf(await stage.does<Record<string, string>>('employer', owner, 'POST', path, bodyOf(stage)));
    return { by: owner, path: { id }, ...(body ? { body } : {}) };
  };

export const siteBody = (stage: Stage) => ({
  name: `仓库 ${stage.number()}`,
  address: '西门 2 号',
  regionCode: stage.home.countyCode,
  point: { ...stage.home.point, datum: 'WGS-84' },
});

/** Somebody with a phone who is no member anywhere, signed in at the employers' service. */
async function newcomer(stage: Stage): Promise<Actor> {
  const person = stage.worker();
  return { ...person, token: await stage.world.anotherSession(person.accountId, 'employer') };
}

/** Somebody who has been asked to become a member of the boss's organisation. */
const invited: Recipe = async (stage) => {
  const person = await newcomer(stage);
  const body = { phone: person.phone, role: 'viewer' };
  const path = 'members/invitations';
  const { invitationId } = await stage.does<{ invitationId: string }>('employer', stage.boss.owner, 'POST', path, body);
  return { by: person, path: { id: invitationId } };
};

const aboutMember =
  (body?: object): Recipe =>
  async (stage) => {
    const { accountId } = await stage.world.member(stage.home, stage.boss.employerId, 'viewer');
    return { by: stage.boss.owner, path: { id: accountId }, ...(body ? { body } : {}) };
  };

const fresh = (stage: Stage): Promise<WorldEmployer> => stage.world.employer(stage.home);

export const employerRecipes: Recipes = {
  'employer POST batch-assignments': async (stage) => {
    const { shiftId } = await stage.posting(stage.seatsForOffers);
    return { by: stage.boss.owner, body: { shiftIds: [shiftId], shiftsPerWorker: 'one' } };
  },
  'employer GET batch-assignments/{id}': async (stage) => {
    const { batchId } = await stage.batch();
    return { by: stage.boss.owner, path: { id: batchId }, shows: batchId };
  },
  'employer POST batch-assignments/{id}/confirmation': async (stage) => {
    const { batchId } = await stage.batch({ planned: true });
    return { by: stage.boss.owner, path: { id: batchId } };
  },
  'employer POST batch-assignments/{id}/cancellation': async (stage) => {
    const { batchId } = await stage.batch();
    return { by: stage.boss.owner, path: { id: batchId } };
  },
  'employer GET shifts': async (stage) => {
    const { shiftId } = await stage.posting();
    const [from, to] = [stage.hoursAhead(0), stage.hoursAhead(24 * 20)].map((at) => at.toISOString());
    return { by: stage.boss.owner, query: { from: from!, to: to!, limit: '100' }, shows: shiftId };
  },
  'employer GET shifts/{id}': async (stage) => {
    const { shiftId } = await stage.posting();
    return { by: stage.boss.owner, path: { id: shiftId }, shows: shiftId };
  },
  'employer GET shifts/{id}/offers': async (stage) => {
    const { shiftId, offerId } = await stage.offer();
    return { by: stage.boss.owner, path: { id: shiftId }, shows: offerId };
  },
  'employer GET shifts/{id}/board': async (stage) => {
    const { shiftId } = await stage.posting();
    return { by: stage.boss.owner, path: { id: shiftId }, shows: shiftId };
  },
  'employer GET shifts/{id}/bookings': async (stage) => {
    const { shiftId, bookingId } = await stage.booking();
    return { by: stage.boss.owner, path: { id: shiftId }, shows: bookingId };
  },
  'employer GET shifts/{id}/roster': async (stage) => {
    const { shiftId, bookingId } = await stage.booking();
    return { by: stage.boss.owner, path: { id: shiftId }, shows: bookingId };
  },
  'employer POST shifts/{id}/roster-files': async (stage) => {
    const { shiftId } = await stage.booking();
    return { by: stage.boss.owner, path: { id: shiftId }, body: { purpose: 'insurance' } };
  },
  'employer GET roster-files/{token}': async (stage) => {
    const { shiftId } = await stage.booking();
    const { owner } = stage.boss;
    const at = `shifts/${shiftId}/roster-files`;
    const { path } = await stage.does<{ path: string }>('employer', owner, 'POST', at, { purpose: 'gate' });
    return { by: owner, path: { token: path.split('/').at(-1)! }, shows: 'xl/worksheets/sheet1.xml' };
  },
  'employer GET shifts/{id}/applications': async (stage) => {
    const { shiftId, applicationId } = await stage.application();
    return { by: stage.boss.owner, path: { id: shiftId }, shows: applicationId };
  },
  'employer POST shifts/{id}/headcount': async (stage) => {
    const { shiftId, bookingId } = await stage.booking();
    return { by: stage.boss.owner, path: { id: shiftId }, body: { headcount: 2, cancelBookingIds: [bookingId] } };
  },
  'employer POST shifts/{id}/another-look': async (stage) => {
    const { shiftId } = await stage.posting();
    return { by: stage.boss.owner, path: { id: shiftId } };
  },
  'employer POST shifts/{id}/withdrawal': async (stage) => {
    const { shiftId } = await stage.booking();
    return { by: stage.boss.owner, path: { id: shiftId }, body: { reason: '货没有到' } };
  },
  'employer POST applications/{id}/choice': aboutApplication,
  'employer POST applications/{id}/refusal': aboutApplication,
  'employer GET notices': async (stage) => {
    const { owner } = stage.boss;
    await stage.application();
    const [newest = ''] = await noticesOf(stage, 'employer', owner);
    return { by: owner, shows: newest };
  },
  'employer POST notices/acknowledgements': async (stage) => {
    const { owner } = stage.boss;
    await stage.application();
    const ids = await noticesOf(stage, 'employer', owner);
    return { by: owner, body: { ids }, owns: ids };
  },

  'employer POST postings/imports': (stage) => ({
    by: stage.boss.owner,
    query: { dryRun: 'false', publish: 'false' },
    file: importFile(stage.boss.creditCode),
  }),
  'employer GET postings/imports/template': (stage) => ({
    by: stage.boss.owner,
    query: { format: 'csv' },
    shows: stage.boss.creditCode,
  }),
  'employer GET postings/imports/{id}': async (stage) => ({
    by: stage.boss.owner,
    path: { id: await watched(stage) },
    shows: '"done":1',
  }),
  'employer POST postings/imports/{id}/stop': async (stage) => ({
    by: stage.boss.owner,
    path: { id: await watched(stage) },
    body: { stop: true },
  }),
  'employer POST postings': (stage) => ({ by: stage.boss.owner, body: stage.postingBody() }),
  'employer GET postings': async (stage) => {
    const { postingId } = await stage.posting({ publish: false });
    return { by: stage.boss.owner, query: { state: 'draft', limit: '100' }, shows: postingId };
  },
  'employer POST postings/preview': (stage) => {
    const { publish: _sent, ...body } = stage.postingBody();
    return { by: stage.boss.owner, body };
  },
  'employer GET postings/{id}': async (stage) => {
    const { postingId, shiftId } = await stage.posting();
    return { by: stage.boss.owner, path: { id: postingId }, shows: shiftId };
  },
  'employer GET postings/{id}/qr-code': async (stage) => {
    const { postingId } = await stage.posting();
    return { by: stage.boss.owner, path: { id: postingId }, shows: '<svg' };
  },
  'employer PATCH postings/{id}': async (stage) => {
    const { postingId } = await stage.posting({ publish: false });
    const { publish: _sent, ...body } = stage.postingBody({ headcount: 3 });
    const contact = { name: '韦大力', phone: stage.phone() };
    return { by: stage.boss.owner, path: { id: postingId }, body: { ...body, reserves: 1, contact, version: 1 } };
  },
  'employer POST postings/{id}/publication': aboutPosting({ publish: false }),
  'employer POST postings/{id}/copies': async (stage) => {
    const { postingId } = await stage.posting();
    const date = new Date(stage.hoursAhead(240)).toISOString().slice(0, 10);
    return { by: stage.boss.owner, path: { id: postingId }, body: { dates: [date], publish: true } };
  },
  'employer POST postings/{id}/closure': aboutPosting({}, { reason: '已经招满' }),
  'employer POST postings/{id}/appeal': async (stage) => {
    const { postingId } = await stage.posting();
    const path = `postings/${postingId}/take-down`;
    await stage.does('centre', stage.desk.supervisor, 'POST', path, { reason: '电话打不通' });
    return { by: stage.boss.owner, path: { id: postingId }, body: { statement: '电话已经改好，请复核。' } };
  },

  'employer GET posting-templates': async (stage) => ({ by: stage.boss.owner, shows: await saved(stage) }),
  'employer POST posting-templates': async (stage) => {
    const { postingId } = await stage.posting({ publish: false });
    return { by: stage.boss.owner, body: { postingId, name: `夜班分拣 ${stage.number()}` } };
  },
  'employer GET posting-templates/{id}': async (stage) => {
    const id = await saved(stage);
    return { by: stage.boss.owner, path: { id }, shows: id };
  },
  'employer DELETE posting-templates/{id}': async (stage) => ({
    by: stage.boss.owner,
    path: { id: await saved(stage) },
  }),
  'employer POST posting-templates/{id}/postings': async (stage) => {
    const dates = [240, 264].map((hours) => stage.hoursAhead(hours).toISOString().slice(0, 10));
    return { by: stage.boss.owner, path: { id: await saved(stage) }, body: { dates, publish: true } };
  },

  'employer POST organisation': async (stage) => ({
    by: await newcomer(stage),
    body: { kind: 'household', name: `韦家 ${stage.number()}`, creditCode: null, regionCode: stage.home.countyCode },
  }),
  'employer GET organisations': (stage) => ({ by: stage.boss.owner, shows: stage.boss.employerId }),
  'employer GET organisation': async (stage) => {
    const { owner, employerId } = await fresh(stage);
    return { by: owner, shows: employerId, owns: [employerId] };
  },
  'employer PATCH organisation': async (stage) => {
    const { owner, employerId } = await fresh(stage);
    return {
      by: owner,
      body: { name: `改名物流 ${stage.number()}`, regionCode: stage.home.countyCode },
      owns: [employerId],
    };
  },
  'employer PUT organisation/licence': async (stage) => {
    const person = await newcomer(stage);
    const body = { kind: 'agent', name: '桂人力', creditCode: stage.creditCode(), regionCode: stage.home.countyCode };
    const { employerId } = await stage.does<{ employerId: string }>('employer', person, 'POST', 'organisation', body);
    const token = await stage.world.anotherSession(person.accountId, 'employer', employerId);
    return { by: { ...person, token }, body: licence, owns: [employerId] };
  },
  'employer GET members': async (stage) => {
    const { accountId } = await stage.world.member(stage.home, stage.boss.employerId, 'viewer');
    return { by: stage.boss.owner, shows: accountId };
  },
  'employer POST members/invitations': (stage) => ({
    by: stage.boss.owner,
    body: { phone: stage.phone(), role: 'foreman' },
  }),
  'employer DELETE members/invitations/{id}': withOwn(
    'members/invitations',
    (stage) => ({ phone: stage.phone(), role: 'foreman' }),
    (added) => added['invitationId']!,
  ),
  'employer PUT members/{id}/role': aboutMember({ role: 'foreman' }),
  'employer DELETE members/{id}': aboutMember(),
  'employer GET invitations': async (stage) => {
    const { by, path } = await invited(stage);
    return { by, shows: path!['id']! };
  },
  'employer POST invitations/{id}/acceptance': invited,
  'employer POST invitations/{id}/refusal': invited,

  'employer GET sites': (stage) => ({ by: stage.boss.owner, shows: stage.boss.siteId }),
  'employer POST sites': (stage) => ({ by: stage.boss.owner, body: siteBody(stage) }),
  'employer GET sites/{id}': (stage) => ({
    by: stage.boss.owner,
    path: { id: stage.boss.siteId },
    shows: stage.boss.siteId,
  }),
  'employer PATCH sites/{id}': withOwn('sites', siteBody, (added) => added['siteId']!, { address: '南门 3 号' }),
  'employer DELETE sites/{id}': withOwn('sites', siteBody, (added) => added['siteId']!),
  'employer GET regulars': async (stage) => {
    const { accountId } = stage.worker();
    await stage.does('employer', stage.boss.owner, 'POST', 'regulars', { workerId: accountId });
    return { by: stage.boss.owner, query: { limit: '200' }, shows: accountId };
  },
  'employer POST regulars': (stage) => ({ by: stage.boss.owner, body: { workerId: stage.worker().accountId } }),
  'employer POST regulars/pasted-phones': (stage) => ({
    by: stage.boss.owner,
    body: { text: `韦大哥 ${stage.phone()}、覃姐 ${stage.worker().phone}` },
  }),
  'employer DELETE regulars/{id}': withOwn(
    'regulars',
    (stage) => ({ workerId: stage.worker().accountId }),
    (added) => added['regularId']!,
  ),
  'employer GET blocks': async (stage) => ({ by: stage.boss.owner, shows: await blocked(stage) }),
  'employer POST blocks': (stage) => ({
    by: stage.boss.owner,
    body: { workerId: stage.worker().accountId, reason: '两次没有来' },
  }),
  'employer DELETE blocks/{workerId}': async (stage) => ({
    by: stage.boss.owner,
    path: { workerId: await blocked(stage) },
  }),
};

export const licence = { number: '450000200001', validFrom: '2025-01-01', validTo: '2028-01-01' };

/** A file with one posting of an employer. */
export const importFile = (creditCode: string): SentFile => ({
  name: '岗位.csv',
  type: 'text/csv',
  content: Buffer.from(IMPORT.replaceAll('{creditCode}', creditCode)),
});

/** An import of the boss that is over, by the id under which it was watched. */
async function watched(stage: Stage): Promise<string> {
  const { owner, creditCode } = stage.boss;
  const id = randomUUID().replaceAll('-', '');
  await stage.sends('employer', owner, 'POST', `postings/imports?dryRun=true&progressId=${id}`, importFile(creditCode));
  return id;
}

/** A template of the boss. */
async function saved(stage: Stage): Promise<string> {
  const { postingId } = await stage.posting({ publish: false });
  const body = { postingId, name: `早班装卸 ${stage.number()}` };
  const { owner } = stage.boss;
  const { templateId } = await stage.does<{ templateId: string }>('employer', owner, 'POST', 'posting-templates', body);
  return templateId;
}

async function blocked(stage: Stage): Promise<string> {
  const { accountId } = stage.worker();
  await stage.does('employer', stage.boss.owner, 'POST', 'blocks', { workerId: accountId });
  return accountId;
}

/** The header of the documented example file and one row of it, without whom it is for. */
const IMPORT = (() => {
  const text = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'examples', 'postings.csv'), 'utf8');
  const [header = '', row = ''] = text.split(/\r?\n/);
  const cells = row.split(',');
  cells[1] = '';
  cells[2] = '{creditCode}';
  return [header, cells.join(',')].join('\n');
})();
