import { targetOf } from './rooms';
import type { SourceFile } from './source-file';

/** File → the files of ours that it loads, each with the line that does it. Imports of types are erased: no edge. */
export type ImportGraph = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Who loads whom among these files. */
export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const code = files.filter((file) => file.isCode);
  const paths = new Set(code.map(({ path }) => path));
  return new Map(code.map((file) => [file.path, edgesOf(file, paths)]));
}

function edgesOf(file: SourceFile, paths: ReadonlySet<string>): Map<string, number> {
  const edges = new Map<string, number>();
  for (const fact of file.facts.imports) {
    if (fact.typeOnly) continue;
    const target = targetOf(file, fact.specifier);
    const stem = target.kind === 'room' ? `libs/${target.room}` : target.kind === 'file' ? target.path : undefined;
    if (stem === undefined) continue;
    const path = [stem, `${stem}.ts`, `${stem}.tsx`, `${stem}/index.ts`, `${stem}.js`].find((one) => paths.has(one));
    if (path !== undefined && !edges.has(path)) edges.set(path, fact.line);
  }
  return edges;
}
