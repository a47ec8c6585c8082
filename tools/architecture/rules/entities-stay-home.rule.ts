import { at, type Rule, type Violation } from '../rule';
import { roomOf, targetOf, wingOf } from '../rooms';
import type { SourceFile } from '../source-file';
import { entitiesOf } from '../table-owners';

/** Between rooms go ids and plain values: never an entity, never a relation. */
export const entitiesStayHome: Rule = {
  name: 'entities-stay-home',
  reason:
    'Who holds another room’s entity can write its table and follows its columns; an id is a promise one can keep.',
  check: (files) => {
    const homes = new Map(entitiesOf(files).map(({ className, room }) => [className, room]));
    return files
      .filter((file) => file.isCode && !file.isTest && ['libs', 'apps'].includes(wingOf(file.path)))
      .flatMap((file) => strangers(file, homes));
  },
};

function strangers(file: SourceFile, homes: ReadonlyMap<string, string>): Violation[] {
  const own = roomOf(file.path);
  return file.facts.imports.flatMap((fact) => {
    const target = targetOf(file, fact.specifier);
    if (target.kind !== 'room' || target.room === own) return [];
    return fact.names
      .filter(({ imported }) => homes.get(imported) === target.room)
      .map(({ imported }) => at(file, fact.line, `imports the entity ${imported} of ${target.room}: take its id`));
  });
}
