import { at, type Rule, type Violation } from '../rule';
import { wingOf } from '../rooms';
import type { SourceFile } from '../source-file';

const OPEN_END = new RegExp(
  `\\b(${['TO', 'FIX'].map((a, i) => a + ['DO', 'ME'][i]).join('|')}|XXX)\\b|not implemented`,
  'i',
);
const SKIPPED = /^((it|test|describe)\.(only|skip|todo)|x(it|test|describe)|f(it|describe))(\.each)?$/;

/** Nothing is left for later in the code: no skipped or singled-out test, no open end. */
export const finishedWork: Rule = {
  name: 'finished-work',
  reason: 'A skipped test is green for ever, and a note to oneself is read by everyone but oneself.',
  check: (files) =>
    files
      .filter((file) => file.isCode && ['apps', 'libs', 'database', 'tools', 'test'].includes(wingOf(file.path)))
      .flatMap((file) => [...skipped(file), ...openEnds(file)]),
};

const skipped = (file: SourceFile): Violation[] =>
  file.facts.calls
    .filter(({ callee }) => SKIPPED.test(callee))
    .map(({ callee, line }) => at(file, line, `${callee}: run it, or remove it`));

const openEnds = (file: SourceFile): Violation[] =>
  file.lines.flatMap((text, i) => {
    const comment = /(\/\/|\/\*|^\s*\*).*$/.exec(text)?.[0];
    return comment !== undefined && OPEN_END.test(comment) ? [at(file, i + 1, `open end: ${comment.trim()}`)] : [];
  });
