import { at, type Rule, type Violation } from '../rule';
import { wingOf } from '../rooms';
import { HOLE, type ArgumentFact, type CallFact } from '../source-facts';
import type { SourceFile } from '../source-file';

const CATALOGUE = /^libs\/contracts\/problems\/[a-z-]+\.problems\.ts$/;
const CODE = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9_]*)+$/;

interface Entry {
  readonly file: SourceFile;
  readonly line: number;
  readonly placeholders: readonly string[];
}

/** Every refusal has a sentence in both languages, every sentence a refusal, and every placeholder a value. */
export const problemCodes: Rule = {
  name: 'problem-codes',
  reason:
    'A refusal without a sentence reaches a worker as a code, or as “{hours}”, at the moment help is needed most.',
  check: (files) => {
    const catalogue = new Map<string, Entry>();
    const found = files
      .filter((file) => CATALOGUE.test(file.path))
      .flatMap((file) => readCatalogue(file, files, catalogue));
    const used = new Set<string>();
    for (const file of files.filter((f) => f.isCode && ['libs', 'apps'].includes(wingOf(f.path)) && !f.isTest)) {
      if (CATALOGUE.test(file.path)) continue;
      for (const { text } of file.facts.texts) for (const code of codesLike(text, catalogue)) used.add(code);
      for (const thrown of file.facts.news) {
        if (thrown.callee === 'DomainError') found.push(...refusedWell(file, thrown, catalogue));
      }
      for (const call of file.facts.calls) {
        if (isRefusal(call)) found.push(...refusedWell(file, call, catalogue));
      }
      for (const { text, property, line } of file.facts.texts) {
        if (property === 'code' && CODE.test(text) && !catalogue.has(text)) found.push(unknown(file, line, text));
      }
    }
    for (const [code, { file, line }] of catalogue) {
      if (!used.has(code)) found.push(at(file, line, `${code} is refused by nobody: remove it`));
    }
    return found;
  },
};

function readCatalogue(file: SourceFile, files: readonly SourceFile[], into: Map<string, Entry>): Violation[] {
  const found: Violation[] = [];
  const module = `./${file.name.replace(/\.ts$/, '')}`;
  const listed = files.some(
    (other) =>
      other.path === 'libs/contracts/problems/problems.ts' && other.facts.imports.some((i) => i.specifier === module),
  );
  if (!listed)
    found.push(at(file, 1, 'is not listed in libs/contracts/problems/problems.ts: its sentences are never sent'));
  for (const { key, value, line } of file.facts.keys) {
    if (value.kind !== 'object') continue;
    const [zh, en] = [value.texts['zh'] ?? '', value.texts['en'] ?? ''];
    if (!CODE.test(key)) found.push(at(file, line, `${key} is not of the form <context>.<what_is_wrong>`));
    if (into.has(key)) found.push(at(file, line, `${key} stands twice, also in ${into.get(key)!.file.path}`));
    if (!/\p{Script=Han}/u.test(zh)) found.push(at(file, line, `${key} has no Chinese sentence`));
    if (!/[a-z]/i.test(en) || /\p{Script=Han}/u.test(en)) found.push(at(file, line, `${key} has no English sentence`));
    const [inZh, inEn] = [placeholdersIn(zh), placeholdersIn(en)];
    const lopsided = [...inZh.filter((p) => !inEn.includes(p)), ...inEn.filter((p) => !inZh.includes(p))];
    if (lopsided.length > 0) {
      found.push(at(file, line, `${key} says {${lopsided.join('}, {')}} in one language only`));
    }
    into.set(key, { file, line, placeholders: [...new Set([...inZh, ...inEn])] });
  }
  return found;
}

const placeholdersIn = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);

const unknown = (file: SourceFile, line: number, code: string): Violation =>
  at(file, line, `${code.replaceAll(HOLE, '…')} is in no catalogue of libs/contracts/problems`);

/** `refused('offer.closed')`, `this.refuse(…)`: a decision that returns its refusal instead of throwing it. */
function isRefusal({ callee, args: [code] }: CallFact): boolean {
  const texts = code?.kind === 'text' ? [code.text] : code?.kind === 'texts' ? code.texts : [];
  return /(^|\.)refus[a-z]*$/i.test(callee) && texts.some((text) => CODE.test(text));
}

/** A code that is not written here comes from a decision, and is looked at there. */
function refusedWell(file: SourceFile, refusal: CallFact, catalogue: ReadonlyMap<string, Entry>): Violation[] {
  const [code, params] = refusal.args;
  const codes = code?.kind === 'text' ? [code.text] : code?.kind === 'texts' ? code.texts : [];
  return codes.flatMap((text) => {
    const known = codesLike(text, catalogue);
    if (known.length === 0) return [unknown(file, refusal.line, text)];
    return known.flatMap((one) => {
      const missing = catalogue.get(one)!.placeholders.filter((name) => !fills(params, name));
      return missing.length === 0
        ? []
        : [at(file, refusal.line, `${one} is refused without {${missing.join('}, {')}}`)];
    });
  });
}

/** The codes a text stands for: itself, or every code that `identity.id_number_${reason}` may become. */
function codesLike(text: string, catalogue: ReadonlyMap<string, Entry>): string[] {
  if (!text.includes(HOLE)) return catalogue.has(text) ? [text] : [];
  const [start, ...rest] = text.split(HOLE);
  // Without a context in front it could be anything.
  if (!/^[a-z-]+\./.test(start!)) return [];
  const end = rest.at(-1)!;
  return [...catalogue.keys()].filter((code) => code.startsWith(start!) && code.endsWith(end));
}

function fills(params: ArgumentFact | undefined, name: string): boolean {
  if (params === undefined) return false;
  return params.kind === 'object' ? params.open || params.keys.includes(name) : true;
}
