import { at, type Rule, type Violation } from '../rule';
import { importGraph, type ImportGraph as Graph } from '../import-graph';

/** No file needs itself by way of others when it is loaded. Imports of types are erased and do not count. */
export const importCycles: Rule = {
  name: 'import-cycles',
  reason: 'In a cycle one file meets another half loaded: undefined base classes, decorators that see no type.',
  check: (files) => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const next = importGraph(files);
    return components(next)
      .filter((members) => members.length > 1 || next.get(members[0]!)!.has(members[0]!))
      .map((members): Violation => {
        const circle = circleIn(members, next);
        const first = byPath.get(circle[0]!)!;
        return at(
          first,
          next.get(first.path)!.get(circle[1] ?? first.path)!,
          `cycle: ${[...circle, circle[0]].join(' → ')}`,
        );
      });
  },
};

/** Strongly connected components (Tarjan), without recursion: a chain of imports may be deeper than the stack. */
function components(next: Graph): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of next.keys()) {
    if (index.has(root)) continue;
    const work: { path: string; rest: Iterator<string> }[] = [];
    const enter = (path: string): void => {
      index.set(path, index.size);
      low.set(path, index.get(path)!);
      open.push(path);
      isOpen.add(path);
      work.push({ path, rest: next.get(path)!.keys() });
    };
    enter(root);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const step = top.rest.next();
      if (!step.done) {
        if (!index.has(step.value)) enter(step.value);
        else if (isOpen.has(step.value)) low.set(top.path, Math.min(low.get(top.path)!, index.get(step.value)!));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.path;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(top.path)!));
      if (low.get(top.path) === index.get(top.path)) {
        const members = open.splice(open.lastIndexOf(top.path));
        for (const member of members) isOpen.delete(member);
        found.push(members);
      }
    }
  }
  return found;
}

/** A shortest circle through the alphabetically first member of a component, for a message that can be acted on. */
function circleIn(members: readonly string[], next: Graph): string[] {
  const start = [...members].sort()[0]!;
  const inside = new Set(members);
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const to of next.get(path)!.keys()) {
      if (to === start) {
        const circle = [path];
        while (circle[0] !== start) circle.unshift(cameFrom.get(circle[0]!)!);
        return circle;
      }
      if (inside.has(to) && !cameFrom.has(to)) {
        cameFrom.set(to, path);
        queue.push(to);
      }
    }
  }
  return [start];
}
