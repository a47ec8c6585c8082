import type { Evidence } from './evidence';
import { brokenInJournals, brokenInTables } from './find-broken-seats';
import { findDuplicated } from './find-duplicated';
import { findLost } from './find-lost';
import { deliveredInTables, journalsAgainstTables } from './journals-against-tables';
import { acceptToBoard, postToOffer, type Percentiles } from './latencies';

/** Of a maximum matching at least so much must be filled. */
const LEAST_FILL = 0.9;

/** The line of `--json`: these keys, in this order. */
export interface DemoReport {
  readonly ok: boolean;
  readonly postings: number;
  readonly seats: number;
  readonly filled: number;
  /** Of the most seats that willing people could fill. */
  readonly fill_vs_maximum: number;
  readonly offers: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly withdrawn: number;
  readonly open: number;
  /** Offers by channel: acknowledged by a page, taken by the SMS gateway, opened by staff on the phone; some by several. */
  readonly delivered: { readonly socket: number; readonly sms: number; readonly call_list: number };
  readonly overbooked: number;
  readonly overlaps: number;
  readonly split_parties: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Real milliseconds. */
  readonly post_to_offer_ms: { readonly socket: Percentiles; readonly sms: Percentiles };
  readonly accept_to_board_ms: Percentiles;
}

/** The report, and every reason for which it is not `ok`. */
export interface Verdict {
  readonly report: DemoReport;
  readonly problems: readonly string[];
}

/** Counts, twice and apart: from the tables, and from what people wrote down. Pure. */
export function judge(evidence: Evidence): Verdict {
  const { tables, demands, maximum } = evidence;
  const inState = (state: string): number => tables.offers.filter((offer) => offer.state === state).length;
  const delivered = deliveredInTables(evidence);
  const day = new Set(demands.map(({ shiftId }) => shiftId));
  const filled = tables.bookings.filter(({ live, shiftId }) => live && day.has(shiftId)).length;
  const [stored, told] = [brokenInTables(evidence), brokenInJournals(evidence)];
  const lost = findLost(evidence);
  const duplicated = findDuplicated(evidence);
  const counts = {
    postings: new Set(demands.map(({ postingId }) => postingId)).size,
    seats: demands.reduce((sum, { headcount }) => sum + headcount, 0),
    filled,
    fill_vs_maximum: maximum === 0 ? 1 : Math.round((filled / maximum) * 10_000) / 10_000,
    offers: tables.offers.length,
    accepted: inState('accepted'),
    declined: inState('declined'),
    expired: inState('expired'),
    withdrawn: inState('withdrawn'),
    open: inState('open'),
    delivered: { socket: delivered.socket.size, sms: delivered.sms.size, call_list: delivered.callList.size },
    overbooked: Math.max(stored.overbooked.length, told.overbooked.length),
    overlaps: Math.max(stored.overlaps.length, told.overlaps.length),
    split_parties: Math.max(stored.splitParties.length, told.splitParties.length),
    lost: lost.length,
    duplicated: duplicated.length,
  };
  const problems = [
    ...named('overbooked', [...stored.overbooked, ...told.overbooked]),
    ...named('overlap', [...stored.overlaps, ...told.overlaps]),
    ...named('split party', [...stored.splitParties, ...told.splitParties]),
    ...named('lost', lost),
    ...named('duplicated', duplicated),
    ...named(
      'still open',
      tables.offers.filter(({ state }) => state === 'open').map(({ id }) => id),
    ),
    ...unended(evidence),
    ...(counts.offers === counts.accepted + counts.declined + counts.expired + counts.withdrawn
      ? []
      : ['offers do not add up']),
    ...(filled >= LEAST_FILL * maximum ? [] : [`filled ${filled}, less than nine tenths of the possible ${maximum}`]),
    ...(demands.length === 0 ? ['nothing was posted'] : []),
    ...journalsAgainstTables(evidence),
    ...named('unlawful', evidence.unlawful),
  ];
  return {
    report: {
      ok: problems.length === 0,
      ...counts,
      post_to_offer_ms: postToOffer(evidence),
      accept_to_board_ms: acceptToBoard(evidence),
    },
    problems,
  };
}

const named = (what: string, list: readonly string[]): string[] => list.map((one) => `${what}: ${one}`);

/** Every posting ends with all seats taken, or with a reason why not. */
function unended({ tables }: Evidence): string[] {
  return tables.shifts.flatMap(({ shiftId, filled, headcount, dispatchState, reason }) => {
    const isFilled = filled === headcount && dispatchState === 'full';
    const isExhausted = dispatchState === 'exhausted' && reason !== null;
    return isFilled || isExhausted ? [] : [`shift ${shiftId} has no end: ${dispatchState}, ${filled} of ${headcount}`];
  });
}
