import type { WorldPlace } from './world';

const DAY_MS = 86_400_000;
const dayAfter = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

const atMill = ({ point, countyCode }: WorldPlace, now: Date) => ({
  description: '成品糖装袋、码垛。',
  tradeCodes: ['6-31-05-00'],
  from: dayAfter(now, 7),
  to: dayAfter(now, 100),
  place: { point, address: '工业大道 1 号', regionCode: countyCode },
  publish: true,
});

/** Twelve people of a hotel in its quiet months, published at once. */
export const surplusBody = (place: WorldPlace, now: Date) => ({
  ...atMill(place, now),
  side: 'surplus',
  title: '酒店淡季富余员工',
  headcount: 12,
  pay: { unit: 'month', amountFen: 360_000 },
  declaration: {
    ownEmployees: true,
    dispatched: false,
    workInjuryInsured: true,
    contracts: [{ until: dayAfter(now, 400), count: 12 }],
  },
  contact: { name: '覃美玲', phone: '13877100001' },
});

/** Thirty people whom a sugar mill needs in the crushing season, and would pay more than the hotel; published at once. */
export const shortageBody = (place: WorldPlace, now: Date) => ({
  ...atMill(place, now),
  side: 'shortage',
  title: '榨季缺工',
  headcount: 30,
  pay: { unit: 'day', amountFen: 20_000 },
  settlesThroughLender: true,
  board: { meals: true, lodging: true },
  contact: { name: '农志强', phone: '13877100002' },
});
