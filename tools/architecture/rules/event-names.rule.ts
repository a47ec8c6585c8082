import { at, type Rule, type Violation } from '../rule';
import { roomOf, wingOf } from '../rooms';
import type { SourceFile } from '../source-file';

/** `shift.posted.v1`: context words, past tense or `…-due`, and a version. */
const EVENT = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+\.v\d+$/;

/** Every event named anywhere is declared in contracts, and every declared event is used. */
export const eventNames: Rule = {
  name: 'event-names',
  reason: 'A consumer of a misspelt event waits for ever and nothing fails; an event nobody sends misleads the reader.',
  check: (files) => {
    const declared = new Map<string, { file: SourceFile; line: number }>();
    const used = new Set<string>();
    const found: Violation[] = [];
    for (const file of files.filter(isCatalogue)) {
      for (const { key, line } of file.facts.keys) if (EVENT.test(key)) declared.set(key, { file, line });
    }
    for (const file of files.filter(
      (f) => f.isCode && ['libs', 'apps', 'database', 'tools'].includes(wingOf(f.path)),
    )) {
      if (roomOf(file.path) === 'contracts' || file.isTest) continue;
      for (const { text, line } of [
        ...file.facts.texts,
        ...file.facts.keys.map((k) => ({ text: k.key, line: k.line })),
      ]) {
        if (!EVENT.test(text)) continue;
        used.add(text);
        if (!declared.has(text)) found.push(at(file, line, `event ${text} is not declared in libs/contracts/events`));
      }
    }
    for (const [name, { file, line }] of declared) {
      if (!used.has(name))
        found.push(at(file, line, `event ${name} is declared, and nobody sends or awaits it by name`));
    }
    return found;
  },
};

/** `libs/contracts/events/<topic>-events.ts` */
const isCatalogue = (file: SourceFile): boolean => /^libs\/contracts\/events\/[a-z-]+-events\.ts$/.test(file.path);
