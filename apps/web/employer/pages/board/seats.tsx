import { clockTime } from '../../../shared/format/time';
import type { Seat } from '../../data/board-sums';
import { useWords } from '../../words/words';

/** 韦 of 韦** or 韦秀英; the mark of somebody who was erased. */
const surname = (name: string | null): string => name?.[0] ?? '·';

function One({ seat }: { seat: Seat }) {
  const words = useWords();
  if (seat.kind === 'empty') {
    return (
      <li className="seat seat-empty">
        <i aria-hidden="true">+</i>
        <strong>{words.board.empty}</strong>
        <span>{words.board.toFill}</span>
      </li>
    );
  }
  if (seat.kind === 'asked') {
    const { name, source, seats } = seat.offer;
    return (
      <li className="seat seat-asked">
        <i aria-hidden="true">…</i>
        <strong>{name ?? words.board.unnamed}</strong>
        <span>
          {seats > 1
            ? words.board.askedParty(seats)
            : source === 'regular'
              ? words.board.askedRegular
              : words.board.asked}
        </span>
      </li>
    );
  }
  const { name, madeAt, reconfirmed, verified } = seat.holder;
  return (
    <li className={`seat seat-held ${reconfirmed === 'silent' ? 'seat-silent' : ''}`}>
      <i aria-hidden="true">{surname(name)}</i>
      <strong>
        {name ?? words.board.unnamed}
        {verified && (
          <b title={words.board.verified}>
            <span aria-hidden="true">✓</span>
            <span className="hidden">{words.board.verified}</span>
          </b>
        )}
      </strong>
      <span>
        {reconfirmed === 'confirmed'
          ? words.board.comes
          : reconfirmed === 'silent'
            ? words.board.silent
            : words.board.confirmedAt(clockTime(madeAt))}
      </span>
    </li>
  );
}

/** Seats as people: who comes, who was asked, what is empty. @param most shown; the others are told as a number */
export function Seats({ seats, alsoAsked, most }: { seats: readonly Seat[]; alsoAsked: number; most: number }) {
  const words = useWords();
  const hidden = Math.max(0, seats.length - most);
  const keyOf = (seat: Seat, n: number): string =>
    seat.kind === 'held' ? seat.holder.bookingId : seat.kind === 'asked' ? seat.offer.offerId : `empty-${n}`;
  return (
    <>
      <ul className="seats">
        {seats.slice(0, most).map((seat, n) => (
          <One key={keyOf(seat, n)} seat={seat} />
        ))}
      </ul>
      {(hidden > 0 || alsoAsked > 0) && (
        <p className="quiet">
          {[hidden > 0 && words.board.moreSeats(hidden), alsoAsked > 0 && words.board.alsoAsked(alsoAsked)]
            .filter(Boolean)
            .join(words.board.between)}
        </p>
      )}
    </>
  );
}
