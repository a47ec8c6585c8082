import { at, type Rule, type Violation } from '../rule';
import type { SourceFile } from '../source-file';
import { entitiesOf, ownersOf } from '../table-owners';

/** Tables written by every transaction: a foreign key would make each of them wait for a parent's row. */
const NO_KEYS_ON = /(deliver|notice|audit|outbox)/;

/** Foreign keys only inside a context; a primary key on every table. */
export const foreignKeysStayHome: Rule = {
  name: 'foreign-keys-stay-home',
  reason: 'A key across contexts locks rows the writer does not own (measured: 600–1,200 deadlocks, against none).',
  check: (files) => {
    const owners = ownersOf(entitiesOf(files));
    return files
      .filter((file) => file.isCode && file.path.startsWith('database/migrations/'))
      .flatMap((file) => file.facts.texts.flatMap(({ text, line }) => inStatement(file, text, line, owners)));
  },
};

const TABLE = /\b(?:CREATE|ALTER)\s+TABLE\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?`?(\w+)`?/gi;

function inStatement(file: SourceFile, text: string, line: number, owners: ReadonlyMap<string, string>): Violation[] {
  const starts = [...text.matchAll(TABLE)];
  return starts.flatMap((start, i) => {
    const table = start[1]!;
    const body = text.slice(start.index, starts[i + 1]?.index);
    const where = line + text.slice(0, start.index).split('\n').length - 1;
    const found: Violation[] = [];
    for (const [, parent] of body.matchAll(/\bREFERENCES\s+`?(\w+)`?/gi)) {
      const [mine, theirs] = [owners.get(table), owners.get(parent!)];
      if (NO_KEYS_ON.test(table))
        found.push(at(file, where, `${table} has a foreign key: none on deliveries, notices, audit`));
      else if (mine === undefined || mine !== theirs) {
        found.push(
          at(
            file,
            where,
            `${table} (${mine ?? 'nobody'}) references ${parent} (${theirs ?? 'nobody'}): keep the id only`,
          ),
        );
      }
    }
    if (/^CREATE/i.test(start[0]) && !/\bPRIMARY\s+KEY\b/i.test(body) && !/\bSELECT\b|\bLIKE\b/i.test(body)) {
      found.push(at(file, where, `${table} has no primary key: a cluster cannot replicate it safely`));
    }
    return found;
  });
}
