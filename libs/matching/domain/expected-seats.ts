const ONE = 1_000_000;

/** What offers that stand side by side may bring. */
export interface ExpectedSeats {
  /** Their sum, millionths of a seat. */
  readonly meanMicro: number;
  /** Variance of the seats, in millionths of a seat squared: an offer to a party brings all of its seats or none. */
  readonly varianceMicro: number;
}

export const NO_SEATS: ExpectedSeats = { meanMicro: 0, varianceMicro: 0 };

/** The same with one more offer. @param micro expected of each of its seats */
export const withOffer = (
  { meanMicro, varianceMicro }: ExpectedSeats,
  people: number,
  micro: number,
): ExpectedSeats => ({
  meanMicro: meanMicro + people * micro,
  varianceMicro: varianceMicro + Math.floor((people * people * micro * (ONE - micro)) / ONE),
});

/**
 * Whether offers are enough for so many seats: their sum, less so many standard deviations of it.
 * @param spareMilli thousandths of a standard deviation
 */
export const areEnough = (expected: ExpectedSeats, needMicro: number, spareMilli: number): boolean =>
  expected.meanMicro - spareMicro(expected, spareMilli) >= needMicro;

/** Millionths of a seat; rounded up, and the same on every machine, for a square root is. */
const spareMicro = ({ varianceMicro }: ExpectedSeats, spareMilli: number): number =>
  Math.ceil((spareMilli * Math.sqrt(varianceMicro * ONE)) / 1_000);
