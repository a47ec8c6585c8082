import type { Id } from '@gg/kernel';
import type { Evidence } from './evidence';
import { grouped } from './tables';

/** Milliseconds of real time; null where nothing was measured. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p99: number | null;
}

/** The nearest-rank percentiles. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number): number | null =>
    sorted.length === 0 ? null : Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!);
  return { p50: rank(0.5), p99: rank(0.99) };
}

/**
 * From the press of the button to the offer in somebody's hands: acknowledged by a page that was open all the while, or
 * taken by the gateway for somebody who had no page open. Of the offers that were made when the shift was posted; later
 * waves wait for answers, sleeping pages and broken lines for their owners.
 */
export function postToOffer(evidence: Evidence): { socket: Percentiles; sms: Percentiles } {
  const { demands, journals, tables } = evidence;
  const first = new Map<Id, number>();
  for (const { shiftId, madeAt } of tables.offers)
    first.set(shiftId, Math.min(madeAt.getTime(), first.get(shiftId) ?? Infinity));
  const atOnce = new Map(
    tables.offers.filter(({ shiftId, madeAt }) => madeAt.getTime() === first.get(shiftId)).map((one) => [one.id, one]),
  );
  const sentMs = new Map(demands.map((demand) => [demand.shiftId, demand.sentMs]));
  const pages = grouped(journals.connections, ({ accountId }) => accountId);
  const openDuring = (accountId: Id, fromMs: number, toMs: number): boolean =>
    (pages.get(accountId) ?? []).some((page) => page.fromMs <= fromMs && (page.toMs ?? Infinity) >= toMs);
  /** Milliseconds from the posting to an instant at which somebody had the offer. */
  const wait = (
    offerId: Id | undefined,
    atMs: number | undefined,
    counts: (sentMs: number, atMs: number) => boolean,
  ): number[] => {
    const offer = offerId === undefined ? undefined : atOnce.get(offerId);
    if (!offer || atMs === undefined) return [];
    const sent = sentMs.get(offer.shiftId)!;
    return counts(sent, atMs) ? [atMs - sent] : [];
  };
  const shown = journals.notices.filter(({ kind }) => kind === 'offer.made');
  const onPages = new Map(shown.map(({ id, subject, accountId }) => [id, { subject, accountId }]));
  return {
    socket: percentiles(
      [...onPages].flatMap(([id, { subject, accountId }]) =>
        wait(subject, journals.acknowledged.get(id), (sent, at) => openDuring(accountId, sent, at)),
      ),
    ),
    sms: percentiles(
      journals.texts.flatMap(({ accountId, offer, atMs }) =>
        wait(
          offer ? tables.codes.get(`${accountId} ${offer.code}`) : undefined,
          atMs,
          (sent, at) =>
            !(pages.get(accountId) ?? []).some(({ fromMs, toMs }) => fromMs < at && (toMs ?? Infinity) > sent),
        ),
      ),
    ),
  };
}

/** From the tap of "accept" to the employer's board that counts the seat. The nth acceptance is on the first board with n. */
export function acceptToBoard({ journals, demands }: Evidence): Percentiles {
  const boards = grouped(journals.boards, ({ shiftId }) => shiftId);
  const accepted = journals.answers.filter(({ outcome, channel }) => outcome === 'accepted' && channel === 'app');
  const first = [...grouped(accepted, ({ offer }) => ('offerId' in offer ? offer.offerId : offer.code)).values()].map(
    (taps) => taps[0]!,
  );
  const seatOf = new Map(demands.map(({ shiftId }) => [shiftId, 0]));
  const byTime = [...first].sort((a, b) => a.sentMs - b.sentMs);
  const waits = byTime.flatMap(({ offer, sentMs }) => {
    const shiftId = 'offerId' in offer ? journals.opened.get(offer.offerId)?.shiftId : undefined;
    if (shiftId === undefined) return [];
    const before = boards.get(shiftId)?.filter(({ receivedMs }) => receivedMs <= sentMs) ?? [];
    const filled = Math.max(seatOf.get(shiftId) ?? 0, ...before.map((board) => board.filled));
    const shown = boards.get(shiftId)?.find((board) => board.receivedMs > sentMs && board.filled > filled);
    seatOf.set(shiftId, shown?.filled ?? filled);
    return shown ? [shown.receivedMs - sentMs] : [];
  });
  return percentiles(waits);
}
