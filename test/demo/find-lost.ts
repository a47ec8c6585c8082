import type { Id } from '@gg/kernel';
import type { Evidence } from './evidence';
import { grouped, type NoticeRow } from './tables';

/** Somebody who has to hear of something. */
interface Recipient {
  readonly accountId: Id;
  readonly kind: string;
  readonly subjectId: Id;
}

const nameOf = ({ accountId, kind, subjectId }: Recipient): string => `${accountId} ${kind} ${subjectId}`;

/** A page counts as open at an instant when it was open so long before and after. */
const SETTLED_BEFORE_MS = 250;
const SETTLED_AFTER_MS = 5_000;

/** What was lost: recipients without a notice, and open pages without their push. */
export function findLost(evidence: Evidence): string[] {
  return [...withoutNotice(evidence), ...withoutPush(evidence)];
}

/** Who has to hear of what, worked out from what became of offers, bookings and shifts; notices are not asked. */
function* recipients({ tables, membersOf }: Evidence): Generator<Recipient> {
  const day = new Set(tables.shifts.map(({ shiftId }) => shiftId));
  for (const { id, workerId, memberIds, partyId, state } of tables.offers) {
    const others = memberIds.filter((member) => member !== workerId);
    yield { accountId: workerId, kind: 'offer.made', subjectId: id };
    for (const accountId of others) yield { accountId, kind: 'offer.made_to_party', subjectId: id };
    const answered = state === 'accepted' || state === 'declined';
    if (state === 'open') continue;
    yield { accountId: workerId, kind: answered ? 'offer.answered' : 'offer.closed', subjectId: id };
    if (answered && partyId === null) continue;
    for (const accountId of others)
      yield { accountId, kind: answered ? 'offer.answered' : 'offer.closed', subjectId: id };
  }
  const employerOf = new Map(tables.shifts.map(({ shiftId, employerId }) => [shiftId, employerId]));
  for (const { id, shiftId, workerId } of tables.bookings) {
    if (!day.has(shiftId)) continue;
    yield { accountId: workerId, kind: 'booking.made', subjectId: id };
    for (const accountId of membersOf.get(employerOf.get(shiftId)!) ?? [])
      yield { accountId, kind: 'booking.made', subjectId: id };
  }
  for (const { shiftId, employerId, filled, headcount, dispatchState } of tables.shifts) {
    for (const accountId of membersOf.get(employerId) ?? []) {
      if (filled >= headcount) yield { accountId, kind: 'shift.filled', subjectId: shiftId };
      if (dispatchState === 'exhausted') yield { accountId, kind: 'shift.exhausted', subjectId: shiftId };
    }
  }
}

function withoutNotice(evidence: Evidence): string[] {
  const written = new Set(evidence.tables.notices.map(nameOf));
  return [...recipients(evidence)].map(nameOf).flatMap((name) => (written.has(name) ? [] : [`no notice: ${name}`]));
}

/** Pages that were open all the while, and did not hear of a notice until they closed. */
function withoutPush({ tables, journals, withPage, realMsOf }: Evidence): string[] {
  const shown = new Set(journals.notices.map(({ device, id }) => `${device} ${id}`));
  const notices = grouped(
    tables.notices.filter(({ accountId }) => withPage.has(accountId)),
    ({ accountId }) => accountId,
  );
  const lost = new Map<Id, NoticeRow>();
  for (const { accountId, device, fromMs, toMs } of journals.connections) {
    for (const notice of notices.get(accountId) ?? []) {
      const madeMs = realMsOf(notice.madeAt);
      const wasOpen = fromMs <= madeMs - SETTLED_BEFORE_MS && (toMs === null || toMs >= madeMs + SETTLED_AFTER_MS);
      if (wasOpen && !shown.has(`${device} ${notice.id}`)) lost.set(notice.id, notice);
    }
  }
  return [...lost.values()].map((notice) => `no push: ${nameOf(notice)}`);
}
