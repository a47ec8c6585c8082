/** The checks before the tests: each a script of package.json, or a program of node_modules. */
export const CHECKS = Object.freeze({
  lint: { title: 'Lint', npmScript: 'lint' },
  types: { title: 'Types', npmScript: 'check:types' },
  house: { title: 'The house rules', npmScript: 'check:architecture' },
  format: { title: 'Format', npmScript: 'check:format' },
});

/**
 * The runs of jest, each a project of jest.config.js by the same name: whether it needs servers and the built services,
 * and whether it needs their pages and a browser. What is `onlyByName` is no part of the whole.
 */
export const RUNS = Object.freeze({
  unit: { title: 'Unit tests', servers: false },
  architecture: { title: 'Architecture tests', servers: false },
  integration: { title: 'Integration and end-to-end tests', servers: true },
  browser: { title: 'Journeys in a browser', servers: true, pages: true },
  faults: { title: 'Fault tests', servers: true },
  demonstration: { title: 'The demonstration in small', servers: true },
  benchmarks: { title: 'The benchmarks in small', servers: true },
  // Needs root and Debian's galera-4.
  galera: { title: 'The races on a Galera cluster', servers: true, onlyByName: true },
});

/**
 * How many suites go side by side: each has a database or a system of its own, and waits for it much of the time, so there
 * is one more than there are cores. More than four would only stand in each other's way in one MariaDB.
 *
 * @param {number} cores
 */
export const suitesAtOnce = (cores) => Math.min(4, cores + 1);

/** @param {keyof typeof RUNS} name */
const isForPages = (name) => 'pages' in RUNS[name];

/** Whoever looks for something else shall not wait for pages to be built. @param {readonly string[]} jestWords */
const looksForPages = (jestWords) => jestWords.length === 0 || jestWords.some((word) => word.includes('browser'));

/** @typedef {keyof typeof CHECKS} CheckName */
/** @typedef {keyof typeof RUNS} RunName */

/**
 * What the arguments of `npm test` ask for. Names of checks and runs choose among them; everything from the first other
 * word on goes to jest (paths, `-t name`, `-i`). Without names all runs are chosen, and all checks unless jest is given
 * something to look for: `npm test -- libs/kernel` is about those tests only.
 *
 * `--all` is thorough: every kill point instead of the day's (`npm run test:faults -- --all`), every page of the browser.
 *
 * @param {readonly string[]} args
 * @returns {{ checks: CheckName[], runs: RunName[], jestWords: string[], whole: boolean, thorough: boolean }}
 */
export function planTests(args) {
  const words = args.filter((word) => word !== '--all');
  const names = [...Object.keys(CHECKS), ...Object.keys(RUNS)];
  const end = words.findIndex((word) => !names.includes(word));
  const chosen = words.slice(0, end === -1 ? words.length : end);
  const jestWords = end === -1 ? [] : words.slice(end);
  const everything = chosen.length === 0;
  /** @template {string} Name @param {Record<Name, { title: string, onlyByName?: boolean }>} of @param {boolean} all */
  const pick = (of, all) =>
    /** @type {Name[]} */ (Object.keys(of)).filter((name) => (all && !of[name].onlyByName) || chosen.includes(name));
  return {
    checks: pick(CHECKS, everything && jestWords.length === 0),
    runs: pick(RUNS, everything).filter((name) => !everything || !isForPages(name) || looksForPages(jestWords)),
    jestWords,
    whole: everything && jestWords.length === 0,
    thorough: words.length < args.length,
  };
}
