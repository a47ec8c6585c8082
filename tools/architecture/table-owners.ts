import { contextOf, roomOf } from './rooms';
import type { CallFact } from './source-facts';
import type { SourceFile } from './source-file';

/** An entity class: the table it maps and the room it stands in. */
export interface EntityFact {
  readonly className: string;
  readonly table: string;
  readonly room: string;
  readonly file: SourceFile;
  readonly line: number;
}

/** Every `@Entity` of libs. The room that declares a table owns it: only it may write there. */
export function entitiesOf(files: readonly SourceFile[]): EntityFact[] {
  return files
    .filter((file) => roomOf(file.path) !== undefined && file.isCode && !file.isTest)
    .flatMap((file) =>
      file.facts.classes.flatMap((found): EntityFact[] => {
        const entity = found.decorators.find(({ callee }) => callee === 'Entity');
        if (!entity) return [];
        const room = roomOf(file.path)!;
        return [{ className: found.name, table: tableName(entity) ?? '', room, file, line: found.line }];
      }),
    );
}

/** `@Entity('shifts')` or `@Entity({ name: 'shifts' })`. */
function tableName({ args: [first] }: CallFact): string | undefined {
  if (first?.kind === 'text') return first.text;
  return first?.kind === 'object' ? first.texts['name'] : undefined;
}

/** Table → owning room. */
export const ownersOf = (entities: readonly EntityFact[]): Map<string, string> =>
  new Map(entities.map(({ table, room }) => [table, room]));

/** Files whose SQL has to respect the owners: contexts, the platform and apps; not migrations, seeds, tools, tests. */
export const isBusinessCode = (file: SourceFile): boolean =>
  file.isCode &&
  !file.isTest &&
  (contextOf(file.path) !== undefined || /^(libs\/platform|apps\/(?!web\/)[^/]+)\//.test(file.path));

/** The room of a file, or its app: a name that owns no table. */
export const writerOf = (file: SourceFile): string => roomOf(file.path) ?? file.path.split('/').slice(0, 2).join('/');
