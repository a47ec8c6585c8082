import { newId, type Id } from '@gg/kernel';
import {
  goodPosting,
  postingsServices,
  type Asker,
  type PostingsServices,
  type TestEmployer,
} from '../support/postings';

let services: PostingsServices;
let firm: TestEmployer;
let clerk: Asker;

beforeAll(async () => {
  services = await postingsServices();
  firm = await services.employer();
  clerk = services.staff('clerk', '4501');
});
afterAll(() => services.close());

const posted = async (publish = true, of = firm): Promise<Id> =>
  (await of.ask('POST', '/postings', { ...goodPosting, publish })).body.postingId;

/** Below the employer's address, on the word of somebody who phoned. */
const at = (employerId: Id, path: string, onBehalfOf: Id) =>
  `/employers/${employerId}/postings${path}?channel=phone&onBehalfOf=${onBehalfOf}`;
const act = (path: string, body?: object, asker = clerk) =>
  asker.ask('POST', at(firm.employerId, path, firm.ownerId), body);

const provenance = async () => ({
  actorId: clerk.caller.accountId,
  onBehalfOf: firm.ownerId,
  channel: 'phone',
  consentId: (await services.connections.row<{ id: Id }>(
    "SELECT id FROM consents WHERE account_id = ? AND purpose = 'act_on_behalf' AND live = 1",
    [firm.ownerId],
  ))!.id,
});
const transitions = (postingId: Id) =>
  services.connections.rows<{ toState: string }>(
    'SELECT to_state, actor_id, on_behalf_of, channel, consent_id FROM posting_transitions WHERE posting_id = ? ORDER BY id',
    [postingId],
  );
const audited = async (postingId: Id) =>
  (
    await services.connections.rows<{ action: string }>(
      'SELECT action FROM audit_records WHERE subject_id = ? ORDER BY id',
      [postingId],
    )
  ).map(({ action }) => action);

describe('staff for an employer that phones', () => {
  it('close a posting, with who, for whom, how and on what consent', async () => {
    const postingId = await posted();
    const { status, body } = await act(`/${postingId}/closure`, { reason: '电话告知已招满' });
    expect([status, body.state]).toEqual([200, 'closed']);
    expect((await transitions(postingId)).at(-1)).toEqual({ toState: 'closed', ...(await provenance()) });
    expect(await audited(postingId)).toEqual(['posting.closed_on_behalf']);
    const told = (await services.events('shift.closed.v1')).filter(({ payload }) => payload['postingId'] === postingId);
    expect(told.map(({ payload }) => payload['reason'])).toEqual(['closed']);
  });

  it('copy a posting to new dates, as a posting that is written and published on behalf', async () => {
    const source = await posted();
    const { status, body } = await act(`/${source}/copies`, { dates: ['2026-12-01', '2026-12-02'], publish: true });
    expect([status, body.state, body.shiftIds.length]).toEqual([201, 'published', 2]);
    const row = await services.connections.row(
      'SELECT employer_id, actor_id, on_behalf_of, channel, consent_id FROM postings WHERE id = ?',
      [body.postingId],
    );
    expect(row).toEqual({ employerId: firm.employerId, ...(await provenance()) });
    expect(await audited(body.postingId)).toEqual(['posting.written_on_behalf', 'posting.published_on_behalf']);
  });

  it('change and publish a draft, and appeal', async () => {
    const postingId = await posted(false);
    const changed = await clerk.ask('PATCH', at(firm.employerId, `/${postingId}`, firm.ownerId), {
      title: '夜班分拣员',
    });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    expect((await act(`/${postingId}/publication`)).body.state).toBe('published');
    const { body: listed } = await clerk.ask('GET', `/employers/${firm.employerId}/postings?state=published`);
    expect(listed.items.map(({ id, title }: { id: Id; title: string }) => [id, title])).toContainEqual([
      postingId,
      '夜班分拣员',
    ]);
    await services.staff('verifier', '4501').ask('POST', `/postings/${postingId}/take-down`, { reason: '电话打不通' });
    expect((await act(`/${postingId}/appeal`, { statement: '号码已更正，请复核。' })).status).toBe(201);
    expect(await audited(postingId)).toEqual([
      'posting.changed_on_behalf',
      'posting.published_on_behalf',
      'posting.taken_down',
      'posting.appealed_on_behalf',
    ]);
  });

  it('reach no posting of another employer, and none on the word of another', async () => {
    const other = await services.employer();
    const nobody = await services.person(false);
    const [mine, theirs] = [await posted(), await posted(true, other)];
    const far = await services.employer({ regionCode: '450203', ownerRegionCode: '450105' });
    const close = (employerId: Id, postingId: Id, onBehalfOf: Id, asker = clerk) =>
      asker.ask('POST', at(employerId, `/${postingId}/closure`, onBehalfOf), { reason: null });
    const codes = [
      await close(firm.employerId, theirs, firm.ownerId),
      await close(other.employerId, mine, other.ownerId),
      await close(firm.employerId, mine, other.ownerId),
      await close(firm.employerId, mine, nobody),
      await close(newId(), mine, firm.ownerId),
      await close(firm.employerId, mine, firm.ownerId, services.staff('clerk', '4502')),
      await close(far.employerId, await posted(true, far), far.ownerId),
      await close(firm.employerId, mine, firm.ownerId, services.staff('verifier', '4501')),
    ].map(({ body }) => body.code);
    expect(codes).toEqual([
      'resource.not_found',
      'resource.not_found',
      'posting.consent_required',
      'identity.consent_missing',
      'resource.not_found',
      'resource.not_found',
      'resource.not_found',
      'access.denied',
    ]);
    const copy = await clerk.ask('POST', at(firm.employerId, `/${theirs}/copies`, firm.ownerId), {
      dates: ['2026-12-03'],
    });
    expect(copy.body.code).toBe('resource.not_found');
    for (const id of [mine, theirs]) {
      const row = await services.connections.row<{ state: string }>('SELECT state FROM postings WHERE id = ?', [id]);
      expect(row!.state).toBe('published');
    }
  });
});
