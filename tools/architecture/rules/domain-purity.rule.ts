import { at, type Rule, type Violation } from '../rule';
import { targetOf, type Target } from '../rooms';
import type { ImportFact } from '../source-facts';
import type { SourceFile } from '../source-file';

/** Reads of the world: each makes a decision depend on more than the facts handed in. */
const WORLD = /^(process\.|Math\.random$|Date\.now$|performance\.now$|crypto\.|globalThis\.)/;

/** What of Node is a function of its arguments alone. */
const PURE_BUILTINS: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['createHash', 'createHmac', 'timingSafeEqual'],
};

/** `domain/` decides on plain data: own folder, kernel, compliance, types of reference data, and nothing else. */
export const domainPurity: Rule = {
  name: 'domain-purity',
  reason: 'A decision on plain data is tested in a millisecond and replayed years later with the same answer.',
  check: (files) => files.filter((file) => domainOf(file) !== undefined && !file.isTest).flatMap(impurities),
};

/** The nearest `domain/` folder of a file in libs. */
const domainOf = (file: SourceFile): string | undefined => /^libs\/.*?\/domain\//.exec(file.path)?.[0];

function impurities(file: SourceFile): Violation[] {
  const found: Violation[] = [];
  for (const fact of file.facts.imports) {
    if (!isPureBuiltin(fact) && !allowed(file, targetOf(file, fact.specifier), fact.typeOnly)) {
      const message = `imports ${fact.specifier}: domain/ may import its own folder, @gg/kernel, @gg/compliance and types of @gg/reference-data`;
      found.push(at(file, fact.line, message));
    }
  }
  for (const read of file.facts.reads) {
    if (WORLD.test(read.name)) found.push(at(file, read.line, `reads ${read.name}: hand the fact in as a parameter`));
  }
  for (const made of file.facts.news) {
    if (made.callee === 'Date' && made.args.length === 0) {
      found.push(at(file, made.line, 'new Date() asks the wall clock: hand the instant in as a parameter'));
    }
  }
  return found;
}

const isPureBuiltin = ({ specifier, names }: ImportFact): boolean =>
  names.length > 0 &&
  names.every(({ imported, typeOnly }) => typeOnly || PURE_BUILTINS[specifier]?.includes(imported)) &&
  specifier in PURE_BUILTINS;

function allowed(file: SourceFile, target: Target, typeOnly: boolean): boolean {
  if (target.kind === 'package') return false;
  if (target.kind === 'file') return `${target.path}/`.startsWith(domainOf(file)!);
  if (target.deep) return false;
  return ['kernel', 'compliance'].includes(target.room) || (target.room === 'reference-data' && typeOnly);
}
