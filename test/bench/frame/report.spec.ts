import { proseOf, reportOf } from './report';

const outcome = {
  data: { workers: 1000, seed: 'a' },
  figures: { subject_p50_us: 12.3456, filled: 1_997 },
  targets: [
    { name: 'ratio', value: 20.123, wanted: 'at least', stretch: 40, kind: 'speed' },
    { name: 'wrong', value: 0, wanted: 'at most', stretch: 0, kind: 'quality' },
  ],
} as const;

it('says what was measured, what was wanted, and whether it is ok', () => {
  const report = reportOf('match', false, outcome, 1.23456);
  expect(report).toMatchObject({
    bench: 'match',
    ok: false,
    figures: { subject_p50_us: 12.3, filled: 1_997 },
    targets: [
      { name: 'ratio', value: 20.1, gate: 32, stretch: 40, standing: 'missed' },
      { name: 'wrong', value: 0, gate: 0, standing: 'stretch' },
    ],
    seconds: 1.23,
  });
  expect(proseOf(report)).toContain('✗ ratio 20.1: at least 40 wanted, gate 32 (missed)');
});

it('judges no speed of a smoke', () => {
  expect(reportOf('match', true, outcome, 1)).toMatchObject({ ok: true, targets: [{ standing: 'not judged' }, {}] });
});
