/** The checks before the tests: each a script of package.json, or a program of node_modules. */
export const CHECKS = Object.freeze({
  lint: { title: 'Lint', npmScript: 'lint' },
  types: { title: 'Types', npmScript: 'check:types' },
  house: { title: 'The house rules', npmScript: 'check:architecture' },
  format: { title: 'Format', npmScript: 'check:format' },
});

/**
 * The runs of jest: projects that go together, whether they need servers and the built services, whether they need the
 * services' pages and a browser, and whether suites go side by side. They do wherever each has a database or a system of its own; the demonstration measures latencies. What
 * is `onlyByName` is no part of the whole.
 */
export const RUNS = Object.freeze({
  unit: { title: 'Unit tests', projects: ['unit'], servers: false, sideBySide: true },
  architecture: { title: 'Architecture tests', projects: ['architecture'], servers: false, sideBySide: true },
  integration: {
    title: 'Integration and end-to-end tests',
    projects: ['integration'],
    servers: true,
    sideBySide: true,
  },
  // Two phones and a desktop share the cores with the services they look at.
  browser: {
    title: 'Journeys in a browser',
    projects: ['browser'],
    servers: true,
    sideBySide: false,
    pages: true,
  },
  faults: { title: 'Fault tests', projects: ['faults'], servers: true, sideBySide: true },
  demonstration: { title: 'The demonstration in small', projects: ['demonstration'], servers: true, sideBySide: false },
  benchmarks: { title: 'The benchmarks in small', projects: ['benchmarks'], servers: true, sideBySide: false },
  // Needs root and Debian's galera-4.
  galera: {
    title: 'The races on a Galera cluster',
    projects: ['galera'],
    servers: true,
    sideBySide: false,
    onlyByName: true,
  },
});

/**
 * How many suites go side by side: much of a test is waiting, so there are two even where there is one core. More than four
 * would only stand in each other's way in one MariaDB.
 *
 * @param {boolean} sideBySide
 * @param {number} cores
 */
export const suitesAtOnce = (sideBySide, cores) => (sideBySide ? Math.min(4, Math.max(2, cores)) : 1);

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
 * `--all` is for the fault tests: every kill point instead of the day's (`npm run test:faults -- --all`).
 *
 * @param {readonly string[]} args
 * @returns {{ checks: CheckName[], runs: RunName[], jestWords: string[], whole: boolean, everyPoint: boolean }}
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
    everyPoint: words.length < args.length,
  };
}
