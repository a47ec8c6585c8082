import { at, type Rule, type Violation } from '../rule';
import type { CallFact } from '../source-facts';
import type { SourceFile } from '../source-file';
import { tablesOf, UNKNOWN_TABLE } from '../sql-tables';
import { entitiesOf, isBusinessCode, ownersOf, writerOf } from '../table-owners';

/** A context reads and writes only its own tables; the owner of a table is the room that declares its `@Entity`. */
export const ownTables: Rule = {
  name: 'own-tables',
  reason: "A table changed from two rooms has no invariant: neither room's checks see the other's writes.",
  check: (files) => {
    const entities = entitiesOf(files);
    const owners = ownersOf(entities);
    return [
      ...entities
        .filter(({ table }) => table === '')
        .map(({ file, line, className }) =>
          at(file, line, `@Entity of ${className} names no table: the owner of its table cannot be told`),
        ),
      ...twiceDeclared(entities),
      ...files.filter(isBusinessCode).flatMap((file) => [...inSql(file, owners), ...inCalls(file, owners)]),
    ];
  },
};

function twiceDeclared(entities: ReturnType<typeof entitiesOf>): Violation[] {
  const first = new Map<string, string>();
  return entities.flatMap(({ table, room, file, line }) => {
    const owner = first.get(table) ?? room;
    first.set(table, owner);
    return owner === room ? [] : [at(file, line, `table ${table} is already declared by ${owner}: one room owns it`)];
  });
}

function inSql(file: SourceFile, owners: ReadonlyMap<string, string>): Violation[] {
  const writer = writerOf(file);
  return file.facts.texts.flatMap(({ text, line }) => {
    const { written, read } = tablesOf(text);
    return [
      ...written.flatMap((table) => {
        if (table === UNKNOWN_TABLE) {
          // The platform's own machinery may be told a table; a context always knows which it means.
          return writer === 'platform' ? [] : [at(file, line, 'writes a table named by ${…}: write the name out')];
        }
        const owner = owners.get(table);
        if (owner === undefined) return [at(file, line, `writes ${table}, which no @Entity declares`)];
        return owner === writer ? [] : [at(file, line, writes(writer, table, owner))];
      }),
      ...read.flatMap((table) => {
        const owner = owners.get(table);
        return owner === undefined || owner === writer
          ? []
          : [at(file, line, `${writer} reads ${table} of ${owner} in SQL: ask @gg/${owner}, or keep a projection`)];
      }),
    ];
  });
}

const writes = (writer: string, table: string, owner: string): string =>
  `${writer} writes ${table} of ${owner}: call its use case, or let it consume an event`;

/** Methods that take the name of a table or entity as text. */
const TABLE_METHODS =
  /(^|\.)(insert|update|delete|upsert|save|remove|softDelete|increment|decrement|into|from|getRepository)$/;

/** The platform's own insert always takes a table. */
const TX_INSERT = /(^|\.)tx\.insert$/;

function inCalls(file: SourceFile, owners: ReadonlyMap<string, string>): Violation[] {
  const writer = writerOf(file);
  return file.facts.calls.flatMap(({ callee, args: [first], line }: CallFact) => {
    if (!first || !TABLE_METHODS.test(callee)) return [];
    if (first.kind !== 'text') {
      return TX_INSERT.test(callee)
        ? [at(file, line, 'inserts into a table named elsewhere: write the name here')]
        : [];
    }
    const owner = owners.get(first.text);
    if (owner === undefined) {
      return TX_INSERT.test(callee) ? [at(file, line, `writes ${first.text}, which no @Entity declares`)] : [];
    }
    return owner === writer ? [] : [at(file, line, writes(writer, first.text, owner))];
  });
}
