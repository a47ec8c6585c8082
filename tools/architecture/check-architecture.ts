import { readTree } from './read-tree';
import { RULES } from './rules';

/**
 * Checks the whole tree against every house rule and prints what breaks them, rule by rule, with the reason.
 * @returns the number of violations
 */
export function checkArchitecture(root: string, print: (line: string) => void): number {
  const started = performance.now();
  const files = readTree(root);
  let count = 0;
  for (const rule of RULES) {
    const violations = rule.check(files);
    count += violations.length;
    if (violations.length === 0) continue;
    print(`\n✗ ${rule.name}: ${rule.reason}`);
    for (const { path, line, message } of violations) print(`  ${path}:${line}  ${message}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(
    `${count === 0 ? '✓' : '\n✗'} ${RULES.length} house rules, ${files.length} files, ${count} violations, ${seconds} s`,
  );
  return count;
}
