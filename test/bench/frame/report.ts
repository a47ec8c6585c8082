import { cpus, totalmem } from 'node:os';
import type { Outcome } from './bench';
import { shown } from './statistics';
import { gateOf, isMet, standingOf, type Target } from './target';

/** What a run of one benchmark says, in the names of the JSON line. */
export interface BenchReport {
  readonly bench: string;
  /** Whether every target's gate is reached. */
  readonly ok: boolean;
  readonly quick: boolean;
  readonly figures: Readonly<Record<string, number>>;
  readonly targets: readonly {
    readonly name: string;
    readonly value: number;
    readonly wanted: Target['wanted'];
    readonly gate: number;
    readonly stretch: number;
    readonly standing: string;
  }[];
  readonly data: Outcome['data'];
  readonly machine: Readonly<Record<string, number | string>>;
  readonly seconds: number;
}

export function reportOf(bench: string, quick: boolean, outcome: Outcome, seconds: number): BenchReport {
  return {
    bench,
    ok: outcome.targets.every((target) => isMet(target, quick)),
    quick,
    figures: Object.fromEntries(Object.entries(outcome.figures).map(([name, value]) => [name, shown(value)])),
    targets: outcome.targets.map((target) => ({
      name: target.name,
      value: target.kind === 'quality' ? target.value : shown(target.value),
      wanted: target.wanted,
      gate: gateOf(target),
      stretch: target.stretch,
      standing: quick && target.kind === 'speed' ? 'not judged' : standingOf(target),
    })),
    data: outcome.data,
    machine: machine(),
    seconds: shown(seconds),
  };
}

/** What it ran on. */
function machine(): BenchReport['machine'] {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}

/** The report for a person to read. */
export function proseOf(report: BenchReport): string {
  const pairs = (of: Readonly<Record<string, number | string>>): string =>
    Object.entries(of)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
  const width = Math.max(0, ...Object.keys(report.figures).map((name) => name.length));
  return [
    `${report.bench}${report.quick ? ' (quick: a smoke, its speeds mean nothing)' : ''}`,
    `  data     ${pairs(report.data)}`,
    `  machine  ${pairs(report.machine)}`,
    ...Object.entries(report.figures).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...report.targets.map(
      ({ name, value, wanted, gate, stretch, standing }) =>
        `  ${standing === 'missed' ? '✗' : '✓'} ${name} ${value}: ${wanted} ${stretch} wanted, gate ${gate} (${standing})`,
    ),
    `  ${report.ok ? 'ok' : 'NOT ok'}, ${report.seconds} s`,
  ].join('\n');
}
