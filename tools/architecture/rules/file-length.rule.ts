import { at, type Rule } from '../rule';

/** Lines of a source file, and of a test, whose tables of cases may be long. */
export const MAX_LINES = 400;
export const MAX_TEST_LINES = 600;

/** A file is read in one sitting. Generated code and tables of data are not read by the line. */
export const fileLength: Rule = {
  name: 'file-length',
  reason: 'Files grow by the line and are split by the year; the limit makes the split a matter of today.',
  check: (files) =>
    files
      .filter((file) => file.isCode && !file.isGenerated)
      .flatMap((file) => {
        const limit = file.isTest ? MAX_TEST_LINES : MAX_LINES;
        const lines = file.text.endsWith('\n') ? file.lines.length - 1 : file.lines.length;
        return lines <= limit
          ? []
          : [at(file, limit + 1, `${lines} lines, ${limit} allowed: split it by what it does`)];
      }),
};
