import fc from 'fast-check';
import { addDays } from '@gg/kernel';
import { judgeAcceptance, refusalsOf } from '.';
import { anAcceptance, CREDIT_CODE, shiftOn } from './sample-facts';

const DAY = '2026-11-24';

const aTime = fc
  .tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 15 }))
  .map(([days, from, hours]) => shiftOn(addDays(DAY, days), from, from + hours, hours > 5 ? 30 : 0));

const otherWork = fc.array(
  fc.record({
    shift: aTime,
    legalEmployerCreditCode: fc.constantFrom(CREDIT_CODE, ` ${CREDIT_CODE.toLowerCase()}`, '91450100MA5N000002', null),
    engagementType: fc.constantFrom('part_time', 'short_full_time', 'platform'),
  }),
  { maxLength: 12 },
);

it('refuses many of one work what it refuses each of them alone', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('part_time', 'short_full_time', 'platform', 'casual'),
      fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 15 })),
      fc.array(fc.tuple(fc.integer({ min: 15 * 365, max: 19 * 365 }), otherWork), { minLength: 1, maxLength: 5 }),
      (engagementType, [from, hours], people) => {
        const one = anAcceptance({ engagementType, shift: shiftOn(DAY, from, from + hours) });
        const { worker, otherWork: _, ...work } = one;
        const refusals = refusalsOf(work, DAY);
        for (const [daysOld, others] of people) {
          const person = { ...worker, birthDate: addDays(DAY, -daysOld) };
          const alone = judgeAcceptance({ ...one, worker: person, otherWork: others }, DAY);
          const blocking = alone.findings.filter(({ severity }) => severity === 'block');
          expect(refusals.of(person, () => others)).toEqual(blocking);
          refused += blocking.filter(({ ruleId }) => /overtime|juvenile-hours/.test(ruleId)).length;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(50);
});
