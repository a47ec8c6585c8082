import type { Finding } from '@gg/compliance';
import type { DomainError } from '@gg/kernel';
import fc from 'fast-check';
import { decidePublication, type PublicationFacts } from './publication';

const finding = (ruleId: string, severity: Finding['severity'], review = false): Finding => ({
  ruleId,
  ruleVersion: 1,
  key: 'k',
  moment: 'publish',
  at: '2026-11-23',
  severity,
  review,
  basis: { kind: 'market_policy', zh: '市场规则（不是法律）', en: 'Market policy (not law)' },
  sentence: { zh: '句', en: 'sentence' },
  wayOut: { zh: '改', en: 'mend' },
  numbers: {},
  quote: null,
});

const facts = (over: Partial<PublicationFacts> = {}): PublicationFacts => ({
  findings: [],
  employerVerified: true,
  copiedFromTakenDown: false,
  ...over,
});

it.each<[string, Partial<PublicationFacts>, readonly string[] | 'published']>([
  ['nothing against it', {}, 'published'],
  ['a warning', { findings: [finding('a.b', 'warn')] }, 'published'],
  ['a warning that wants staff', { findings: [finding('a.b', 'warn', true), finding('a.b', 'warn', true)] }, ['a.b']],
  ['an employer not verified yet', { employerVerified: false }, ['employer.unverified']],
  ['a copy of what was taken down', { copiedFromTakenDown: true }, ['posting.taken-down-before']],
  [
    'all of it',
    { employerVerified: false, copiedFromTakenDown: true, findings: [finding('a.b', 'info', true)] },
    ['employer.unverified', 'posting.taken-down-before', 'a.b'],
  ],
])('%s', (_what, over, expected) => {
  const decision = decidePublication(facts(over));
  expect(decision.to === 'published' ? 'published' : decision.because).toEqual(expected);
});

it('what blocks is refused with every finding, and nothing blocked is ever let through', () => {
  const anyFinding = fc
    .record({ severity: fc.constantFrom<Finding['severity']>('block', 'warn', 'info'), review: fc.boolean() })
    .map(({ severity, review }) => finding('a.b', severity, review));
  fc.assert(
    fc.property(
      fc.array(anyFinding, { maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      (findings, employerVerified, copiedFromTakenDown) => {
        const blocking = findings.filter(({ severity }) => severity === 'block').length;
        try {
          const { to } = decidePublication({ findings, employerVerified, copiedFromTakenDown });
          expect(blocking).toBe(0);
          if (to === 'published')
            expect([employerVerified, copiedFromTakenDown, findings.some(({ review }) => review)]).toEqual([
              true,
              false,
              false,
            ]);
        } catch (error) {
          if (blocking === 0) throw error;
          const { code, params, details } = error as DomainError;
          expect([code, params, details]).toEqual(['posting.blocked', { count: blocking }, { findings }]);
        }
      },
    ),
  );
});
