/** Lengths and ranges that one posting may have, in characters unless the name says otherwise. Bounds of forms, not law. */
export const TERM_BOUNDS = {
  title: 60,
  description: 2_000,
  conditions: 1_000,
  note: 200,
  partyName: 100,
  licence: 60,
  placeName: 80,
  address: 200,
  unit: 10,
  /** Units of output one person may be expected to make. */
  output: 100_000,
  /** 100,000 yuan. */
  amountFen: 10_000_000,
  minutesBefore: 240,
  /** Heavier than any person lifts: a slip of the finger. */
  loadKg: 200,
  /** Youngest and oldest age that can be asked for; what is lawful, the rules say. */
  leastAge: 14,
  greatestAge: 99,
  reserves: 100,
  settlementDays: 366,
  certificates: 10,
} as const;
