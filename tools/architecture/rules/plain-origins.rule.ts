import { at, type Rule, type Violation } from '../rule';
import type { SourceFile } from '../source-file';

/**
 * Marks of writing tools and of one person's machine. Written in two halves, or this file would be the first to break
 * its own rule.
 */
const TOOLS = [
  ['cla', 'ude'],
  ['anth', 'ropic'],
  ['chat', 'gpt'],
  ['open', 'ai'],
  ['co', 'pilot'],
  ['gem', 'ini'],
  ['co', 'dex'],
  ['deep', 'seek'],
  ['qw', 'en'],
  ['lang', 'uage model'],
  ['l', 'lms?'],
  ['sub', '-?agents?'],
  ['ai', '[- ](generated|assistant|assisted|agent)'],
].map((halves) => halves.join(''));
const TOOL = new RegExp(`(?<![\\w-])(${TOOLS.join('|')})(?![\\w-])`, 'i');
const MACHINE = new RegExp(
  `(?<![\\w.$}~-])/(${['wo' + 'rk/', 'ro' + 'ot/', 'Us' + 'ers/\\w', 'ho' + 'me/(?!node\\b)\\w', 'tm' + 'p/\\w'].join('|')})|[A-Z]:\\\\Users\\\\`,
);

/** The repository speaks of the product only. */
export const plainOrigins: Rule = {
  name: 'plain-origins',
  reason: 'A path of one machine works on no other, and a remark of a tool was pasted without being read.',
  check: (files) =>
    files
      .filter((file) => file.name !== 'package-lock.json')
      .flatMap((file) =>
        file.lines.flatMap((text, i): Violation[] => [
          ...match(file, i, text, TOOL, 'names a writing tool'),
          ...match(file, i, text, MACHINE, 'holds a path of one machine'),
        ]),
      ),
};

function match(file: SourceFile, i: number, text: string, pattern: RegExp, what: string): Violation[] {
  const found = pattern.exec(text)?.[0];
  return found === undefined ? [] : [at(file, i + 1, `${what}: ${found}`)];
}
