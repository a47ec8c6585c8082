import { at, type Rule, type Violation } from '../rule';
import { roomOf, tierOf } from '../rooms';
import type { SourceFile } from '../source-file';

const SUBSCRIPTIONS = 'libs/contracts/events/subscriptions.ts';
const EVENT = /\.v\d+$/;

interface Declared {
  readonly name: string;
  readonly event: string;
  readonly file: SourceFile;
  readonly line: number;
}

/**
 * The table of subscriptions and the classes with `@Consumer(name, event)` agree both ways, and the consumer
 * `bookings.expire-offers-when-due` is found in `expire-offers-when-due.consumer.ts` of that room. A family of a few
 * lines each may share a `<family>.consumers.ts`.
 */
export const consumersSubscribed: Rule = {
  name: 'consumers-subscribed',
  reason: 'A delivery for a consumer that does not exist is retried for ever; one outside the table is never called.',
  check: (files) => {
    const table = files.find((file) => file.path === SUBSCRIPTIONS);
    const rows = (table?.facts.keys ?? []).flatMap(({ key, value, line }) =>
      EVENT.test(key) && value.kind === 'texts' ? value.texts.map((name) => ({ name, event: key, line })) : [],
    );
    const declared = files.filter((file) => file.isCode && !file.isTest).flatMap(declaredIn);
    return [
      ...rows
        .filter(({ name, event }) => !declared.some((one) => one.name === name && one.event === event))
        .filter(({ name }) => !isPlanned(name, files))
        .map(({ name, event, line }) => at(table!, line, `no class is @Consumer('${name}', '${event}')`)),
      ...declared
        .filter(({ name, event }) => !rows.some((row) => row.name === name && row.event === event))
        .map(({ name, event, file, line }) =>
          at(file, line, `${name} for ${event} stands in no row of ${SUBSCRIPTIONS}`),
        ),
      ...declared.flatMap(misplaced),
    ];
  },
};

/** A context that has a place in the order and no door yet: its rows are the plan. */
function isPlanned(name: string, files: readonly SourceFile[]): boolean {
  const room = name.split('.')[0]!;
  return tierOf(room) !== undefined && !files.some(({ path }) => path === `libs/${room}/index.ts`);
}

const declaredIn = (file: SourceFile): Declared[] =>
  file.facts.classes.flatMap(({ decorators, line }) =>
    decorators.flatMap(({ callee, args: [name, event] }): Declared[] =>
      callee === 'Consumer' && name?.kind === 'text' && event?.kind === 'text'
        ? [{ name: name.text, event: event.text, file, line }]
        : [],
    ),
  );

function misplaced({ name, file, line }: Declared): Violation[] {
  const [room, ...rest] = name.split('.');
  if (room !== roomOf(file.path)) return [at(file, line, `${name} is declared outside of libs/${room}`)];
  if (file.name.endsWith('.consumers.ts') || file.name === `${rest.join('.')}.consumer.ts`) return [];
  return [at(file, line, `${name} belongs in ${rest.join('.')}.consumer.ts`)];
}
