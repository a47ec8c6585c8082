import { at, type Rule, type Violation } from '../rule';
import { contextOf } from '../rooms';
import type { SourceFile } from '../source-file';

/** In the contexts, business time comes from the injected Clock: never from the wall clock or the database server. */
export const businessClock: Rule = {
  name: 'business-clock',
  reason: 'Tests and simulations move one clock for all processes; a single NOW() would live in another day.',
  check: (files) =>
    files
      .filter((file) => file.isCode && !file.isTest && (contextOf(file.path) ?? appOf(file)) !== undefined)
      .flatMap((file) => [...wallClock(file), ...serverClock(file)]),
};

const appOf = (file: SourceFile): string | undefined => /^apps\/(?!web\/)([^/]+)\//.exec(file.path)?.[1];

function wallClock(file: SourceFile): Violation[] {
  const { reads, news } = file.facts;
  return [
    ...reads.filter(({ name }) => name === 'Date.now').map(({ line }) => ({ line, what: 'Date.now()' })),
    ...news
      .filter(({ callee, args }) => callee === 'Date' && args.length === 0)
      .map(({ line }) => ({ line, what: 'new Date()' })),
  ].map(({ line, what }) => at(file, line, `${what}: ask the injected Clock (latencies: performance.now())`));
}

const SERVER_CLOCK =
  /\b(NOW|SYSDATE|CURDATE|CURTIME|UTC_TIMESTAMP|UTC_DATE|UTC_TIME|LOCALTIMESTAMP|UNIX_TIMESTAMP)\s*\(\s*\d?\s*\)|\b(CURRENT_TIMESTAMP|CURRENT_DATE|CURRENT_TIME)\b/i;

function serverClock(file: SourceFile): Violation[] {
  return file.facts.texts.flatMap(({ text, line }) => {
    const found = SERVER_CLOCK.exec(text)?.[0];
    return found === undefined
      ? []
      : [at(file, line, `${found} in SQL: pass clock.now() as a parameter; no column defaults for business time`)];
  });
}
