import { RULES, type EngagementType } from '@gg/compliance';
import type { WorkerProfileState } from '@gg/contracts';
import { addDays, instantOf, localDate, newId, overlaps, type TimeWindow } from '@gg/kernel';
import {
  candidateOf,
  CONDITION_CODES,
  DEFAULT_DISPATCH_POLICY,
  explainCandidate,
  type CandidateRow,
} from '@gg/matching';
import type { ShiftDetails } from '@gg/postings';
import { CERTIFICATES, marketPolicyOn, type Hazard } from '@gg/reference-data';
import type { WorkerFacts } from '@gg/workers';
import fc from 'fast-check';
import { busyOf, calendarSince } from '../data/calendars';
import { bearingTime, type Engagement } from '../data/schedule';
import { AcceptanceJudge } from './acceptance-judge';
import { shiftFacts } from './shift-facts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const POINT = { lng: 108.3, lat: 22.8 };
const OWN = '91450100MA5N000001';

/** Conditions that stand for a rule of acceptance; the others are wishes, places and caps. */
const OF_RULES = ['identity', 'certificate', 'age', 'protected_work', 'daily_rest', 'hours_week', 'hours_day', 'rules'];

interface Case {
  readonly shift: ShiftDetails;
  readonly worker: WorkerFacts;
  readonly engagements: readonly Engagement[];
  readonly now: Date;
}

/** Around the 16th and 18th birthday, and grown up. */
const anAge = fc.oneof(
  fc.record({ years: fc.constantFrom(16, 18), days: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ years: fc.constantFrom(15, 17, 30, 30, 30, 61), days: fc.constant(100) }),
);

const aWindow = (dayOffsets: readonly [number, number], lengths: readonly number[]) =>
  fc
    .record({
      day: fc.integer({ min: dayOffsets[0], max: dayOffsets[1] }),
      minute: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
      length: fc.constantFrom(...lengths),
      pause: fc.constantFrom(0, 0, 30),
    })
    .map(({ day, minute, length, pause }) => {
      const start = instantOf(addDays('2026-11-26', day), minute);
      const middle = new Date(start.getTime() + Math.floor(length / 2) * MINUTE);
      const breaks = pause ? [{ start: middle, end: new Date(middle.getTime() + pause * MINUTE), paid: false }] : [];
      return { start, end: new Date(start.getTime() + length * MINUTE), breaks };
    });

const aType = fc.constantFrom<EngagementType>('part_time', 'short_full_time', 'casual', 'platform', 'shared');

/** Days on end with one employer, so that weeks and months fill up, and single bookings of any kind. */
const engagements = fc
  .tuple(
    fc.array(
      fc.record({
        times: aWindow([-26, 8], [60, 240, 480, 660, 720]),
        code: fc.constantFrom(OWN, OWN, '91450100MA5N000002', 'household:x'),
        type: aType,
      }),
      { maxLength: 4 },
    ),
    fc.record({
      first: fc.integer({ min: -25, max: 2 }),
      days: fc.integer({ min: 0, max: 16 }),
      length: fc.constantFrom(1, 240, 660),
      from: fc.constantFrom(480, 720),
    }),
  )
  .map(([single, row]): Engagement[] => [
    ...single.map(({ times, code, type }) => engagement(times, code, type)),
    ...Array.from({ length: row.days }, (_, n) => {
      const start = instantOf(addDays('2026-11-26', row.first + n), row.from);
      return engagement(
        { start, end: new Date(start.getTime() + row.length * MINUTE), breaks: [] },
        OWN,
        'short_full_time',
      );
    }),
  ]);

const engagement = (times: TimeWindow & Pick<Engagement, 'breaks'>, code: string, type: string): Engagement => ({
  workerId: 'worker',
  bookingId: newId(),
  shiftId: newId(),
  startsAt: times.start,
  endsAt: times.end,
  breaks: times.breaks,
  legalEmployerCode: code,
  engagementType: type,
});

const anyone = fc.record({
  age: anAge,
  sex: fc.constantFrom('male', 'male', 'female', 'female', null),
  held: fc.subarray(CERTIFICATES.map(({ kind }) => kind)),
  paper: fc.constantFrom({ from: -400, to: 300 }, { from: -400, to: 0 }, { from: 1, to: null }),
  state: fc.constantFrom('format_ok', 'verified', 'verified', 'verified', 'unverified'),
});

/** Grown up, proved and with every paper: only the hours of the work stand between them and it. */
const whoMayDoAnything = fc.record({
  age: fc.constant({ years: 30, days: 100 }),
  sex: fc.constantFrom('male', 'female'),
  held: fc.constant(CERTIFICATES.map(({ kind }) => kind)),
  paper: fc.constant({ from: -400, to: 300 }),
  state: fc.constant('verified'),
});

const aCase: fc.Arbitrary<Case> = fc
  .record({
    times: aWindow([0, 6], [60, 240, 480, 510, 690, 960, 1_020]),
    type: aType,
    trade: fc.constantFrom('4-02-06-02', '4-02-06-02', '4-07-05-01', '4-02-05-01', '4-03-02-05'),
    loads: fc.constantFrom(
      null,
      { maxKg: 20, repeated: true },
      { maxKg: 21, repeated: true },
      { maxKg: 26, repeated: false },
    ),
    hazards: fc.constantFrom<readonly Hazard[]>([], [], ['dust'], ['mine'], ['heavy_labour_grade_4']),
    venue: fc.constantFrom('ordinary', 'ordinary', 'bar'),
    asked: fc.constantFrom([], ['health']),
    leadHours: fc.integer({ min: 1, max: 72 }),
    person: fc.oneof(anyone, whoMayDoAnything),
    others: engagements,
  })
  .map(({ person, ...drawn }) => {
    const { start, end, breaks } = drawn.times;
    const day = localDate(start);
    const shift = {
      shiftId: newId(),
      employerId: newId(),
      tradeCode: drawn.trade,
      start,
      end,
      breaks,
      engagementType: drawn.type,
      legalEmployerCode: drawn.type === 'casual' ? 'household:x' : OWN,
      regionCode: '450105',
      loads: drawn.loads,
      hazards: drawn.hazards,
      venue: drawn.venue,
      requiredCertificates: drawn.asked,
      minAge: null,
      maxAge: null,
      hourlyWorthFen: 2400,
      assembly: { point: POINT },
    } as unknown as ShiftDetails;
    const born = `${Number(day.slice(0, 4)) - person.age.years}${day.slice(4)}`;
    const worker: WorkerFacts = {
      number: 1,
      active: true,
      paused: false,
      regionCode: '450105',
      point: POINT,
      birthDate: person.sex && addDays(born, person.age.days),
      sex: person.sex,
      identityState: person.state as WorkerFacts['identityState'],
      statuses: [],
      certificates: person.held.map((kind) => ({
        kind,
        validFrom: addDays(day, person.paper.from),
        validTo: person.paper.to === null ? null : addDays(day, person.paper.to),
        proofState: 'stated' as const,
      })),
      trades: [{ code: drawn.trade, months: 0 }],
    };
    const others = drawn.others.filter((one) => !overlaps({ start, end }, { start: one.startsAt, end: one.endsAt }));
    return { shift, worker, engagements: others, now: new Date(start.getTime() - drawn.leadHours * HOUR) };
  });

/** The worker as the projection would hold them, from the events that the rooms would send. */
function failuresOf({ shift, worker, engagements: all, now }: Case): string[] {
  const profile: WorkerProfileState = {
    workerId: 'worker',
    number: worker.number,
    active: worker.active,
    regionCode: worker.regionCode,
    point: worker.point,
    birthDate: worker.birthDate,
    sex: worker.sex,
    identityState: worker.identityState,
    statuses: [],
    trades: [...worker.trades],
    certificates: worker.certificates.map(({ kind, validFrom, validTo }) => ({ kind, validFrom, validTo })),
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
    exceptions: [],
    presence: null,
    blockedEmployerIds: [],
    preferences: { maxDistanceM: null, minHourlyFen: null, nights: null, preferredTrades: [] },
    personalised: true,
    registeredAt: now.toISOString(),
  };
  const busy = busyOf(all.filter((one) => one.endsAt > calendarSince(now)));
  const calendar = {
    workerId: 'worker',
    busy,
    shows: 0,
    noShows: 0,
    lateCancellations: 0,
    tradeShifts: [],
    offers: 0,
    accepts: 0,
    lastOfferAt: null,
  };
  const row: CandidateRow = {
    workerId: 'worker',
    number: 1,
    profile: JSON.stringify(profile),
    calendar: JSON.stringify(calendar),
    openOffers: 0,
    offersDay: null,
    offersOnDay: 0,
    offersTotal: 0,
    acceptsTotal: 0,
    lastOfferAt: null,
    feedSeq: 1,
  };
  const facts = shiftFacts(shift, { headcount: 1 }, localDate(now));
  const query = { ...facts, radiusM: 1_000, now, policy: { ...DEFAULT_DISPATCH_POLICY, minRestMinutes: 0 } };
  return explainCandidate(candidateOf(row, [])!, query).failures.map(({ code }) => code);
}

function refusalOf({ shift, worker, engagements: all, now }: Case): string | null {
  const bearing = bearingTime(shift);
  const otherWork = all.filter((one) => one.endsAt > bearing.start && one.startsAt < bearing.end);
  const employerKind = shift.engagementType === 'casual' ? 'household' : 'organisation';
  const { refusal } = new AcceptanceJudge().judge({
    shift,
    employerKind,
    worker,
    otherWork,
    on: localDate(now),
    asked: true,
  });
  return refusal && JSON.stringify(refusal);
}

describe('who is offered a shift, and who may accept it at that moment', () => {
  it('are the same people, as far as rules decide', () => {
    const seen = new Set<string>();
    let allowed = 0;
    fc.assert(
      fc.property(aCase, (one) => {
        const failures = failuresOf(one).filter((code) => OF_RULES.includes(code));
        const refusal = refusalOf(one);
        expect({ failures, refused: refusal !== null, refusal }).toEqual({
          failures,
          refused: failures.length > 0,
          refusal,
        });
        if (failures.length === 1) seen.add(failures[0]!);
        allowed += refusal === null ? 1 : 0;
      }),
      { numRuns: 2_500 },
    );
    // The draw reaches every condition, each as the only one that fails (the rarest 19 times on average, the week), and
    // enough of those who may (760 on average).
    expect([...seen].sort()).toEqual([...OF_RULES].sort());
    expect(allowed).toBeGreaterThan(500);
  });

  it('leaves no rule that refuses at acceptance to employers of one kind or to somebody’s status: matching asks about neither', () => {
    const refusing = RULES.filter((rule) => rule.atAcceptance && rule.severity === 'block');
    expect(
      refusing.filter(({ appliesTo }) => appliesTo.employerKinds !== 'all' || appliesTo.workerStatuses !== 'all'),
    ).toEqual([]);
  });

  it('asks for the rest that the rule asks for', () => {
    expect(DEFAULT_DISPATCH_POLICY.dailyRestMinutes).toBe(marketPolicyOn('2026-11-24').restMinutes);
    expect(CONDITION_CODES).toEqual(expect.arrayContaining(OF_RULES));
  });
});
