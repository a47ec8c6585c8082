import type { AssignmentProblem } from '@gg/matching';
import type { Highs } from 'highs';

/** What the linear programme of an assignment comes to. */
export interface LpOptimum {
  readonly filled: number;
  readonly score: number;
  /** Whole workers were asked for, or they came out whole. */
  readonly isWhole: boolean;
  readonly seconds: number;
}

/**
 * An assignment as a linear programme, written on its own for comparison: a variable a qualification, a row a task's seats,
 * and for each worker a row for each largest set of their tasks that are alive at one instant (one row for all of them where
 * a worker takes one task). Ways and limits are not in it.
 */
export function assignmentLp(problem: AssignmentProblem, tasksPerWorker: 'one' | 'several') {
  const taskAt = new Map(problem.tasks.map((task, i) => [task.id, i]));
  const rest = problem.rest ?? 0;
  const columns: { task: number; score: number; rows: number[] }[] = [];
  const rowUpper = problem.tasks.map((task) => task.seats ?? 1);
  for (const worker of problem.workers) {
    const own = worker.tasks.map(({ taskId, score = 0 }) => {
      const task = taskAt.get(taskId)!;
      const column = { task, score, rows: [task] };
      columns.push(column);
      return { ...problem.tasks[task]!, column };
    });
    if (tasksPerWorker === 'one') {
      for (const { column } of own) column.rows.push(rowUpper.length);
      if (own.length > 0) rowUpper.push(1);
      continue;
    }
    own.sort((a, b) => a.start - b.start || a.end - b.end);
    let alive: typeof own = [];
    const close = (): void => {
      for (const { column } of alive) column.rows.push(rowUpper.length);
      rowUpper.push(1);
    };
    for (const task of own) {
      const still = alive.filter((other) => other.end + rest > task.start);
      if (still.length < alive.length) close();
      alive = [...still, task];
    }
    if (alive.length > 0) close();
  }
  const starts = new Int32Array(columns.length + 1);
  for (const [j, { rows }] of columns.entries()) starts[j + 1] = starts[j]! + rows.length;
  const highest = columns.reduce((max, { score }) => Math.max(max, score), 0);
  return {
    columns,
    rowUpper: Float64Array.from(rowUpper),
    starts,
    indices: Int32Array.from(columns.flatMap(({ rows }) => rows)),
    /** What a seat is worth beside its score: more than what filling it can cost in others' scores, in all but odd cases. */
    seatWorth: 4 * (highest + 1),
  };
}

/** @throws Error when HiGHS finds no optimum */
export function solveLp(highs: Highs, lp: ReturnType<typeof assignmentLp>, whole = false): LpOptimum {
  const n = lp.columns.length;
  const model = highs.createModel({
    numCols: n,
    numRows: lp.rowUpper.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(lp.columns, ({ score }) => lp.seatWorth + score),
    colLower: new Float64Array(n),
    colUpper: new Float64Array(n).fill(1),
    rowLower: new Float64Array(lp.rowUpper.length).fill(-highs.infinity),
    rowUpper: lp.rowUpper,
    matrix: {
      format: 'csc',
      numRows: lp.rowUpper.length,
      numCols: n,
      starts: lp.starts,
      indices: lp.indices,
      values: new Float64Array(lp.indices.length).fill(1),
    },
    ...(whole ? { integrality: new Int32Array(n).fill(1) } : {}),
  });
  try {
    model.options.set({ output_flag: false });
    const since = performance.now();
    model.run();
    const seconds = (performance.now() - since) / 1000;
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('HiGHS found no optimum');
    const x = model.getSolution().colValue;
    let filled = 0;
    let score = 0;
    let isWhole = true;
    for (const [j, value] of x.entries()) {
      filled += value;
      score += value * lp.columns[j]!.score;
      isWhole &&= Math.abs(value - Math.round(value)) < 1e-6;
    }
    return { filled, score, isWhole, seconds };
  } finally {
    model.dispose();
  }
}
