import { importGraph, type ImportGraph } from '../import-graph';
import { at, type Rule, type Violation } from '../rule';
import { roomOf } from '../rooms';

/** Files that work an answer out a second time, to compare with the first. */
const ORACLE = /(^|[/-])(brute-force|oracle|maximum-matching|recount)[^/]*\.(ts|mjs|js)$/;

/** An oracle shares no running code with what it checks: of ours it loads the kernel and types only. */
export const independentOracles: Rule = {
  name: 'independent-oracles',
  reason: 'A check that calls what it checks agrees with it in every mistake.',
  check: (files) => {
    const graph = importGraph(files);
    return files
      .filter(({ path }) => ORACLE.test(path) && !path.endsWith('.spec.ts'))
      .flatMap((file) =>
        [...(graph.get(file.path) ?? [])].flatMap(([next, line]): Violation[] => {
          const lender = [next, ...reachedFrom(next, graph)].find(isLender);
          return lender === undefined
            ? []
            : [at(file, line, `runs ${lender}: an oracle works its answer out by itself`)];
        }),
      );
  },
};

/** What a room runs; helpers in a `test/` folder are the oracle's own. */
const isLender = (path: string): boolean =>
  roomOf(path) !== undefined && roomOf(path) !== 'kernel' && !/(^|\/)test\//.test(path);

function reachedFrom(start: string, graph: ImportGraph): Set<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const next of graph.get(path)?.keys() ?? []) {
      // The kernel is common ground; what it loads is its own.
      if (reached.has(next) || roomOf(next) === 'kernel') continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return reached;
}
