import { at, type Rule, type Violation } from '../rule';
import { wingOf } from '../rooms';
import type { SourceFile } from '../source-file';

const WINGS = ['apps', 'libs', 'database', 'tools', 'test'];
const GRAB_BAGS = ['common', 'util', 'utils', 'helper', 'helpers', 'shared', 'misc', 'lib', 'services', 'dto', 'dtos'];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** kebab-case everywhere; no grab bags; a file is named after its main export. */
export const naming: Rule = {
  name: 'naming',
  reason:
    'A newcomer finds a thing by its name. A folder called utils has room for everything, so everything goes there.',
  check: (files) => files.filter((file) => file.isCode && WINGS.includes(wingOf(file.path))).flatMap(misnamed),
};

function misnamed(file: SourceFile): Violation[] {
  const found: Violation[] = [];
  const parts = file.path.split('/');
  for (const part of parts) {
    if (!KEBAB.test(part)) found.push(at(file, 1, `${part} is not kebab-case`));
  }
  if (parts[0] === 'libs') {
    for (const folder of [...parts.slice(1, -1), file.name.split('.')[0]!]) {
      if (GRAB_BAGS.includes(folder)) found.push(at(file, 1, `${folder} is a grab bag: name what is in it`));
    }
  }
  const why = notItsExport(file);
  if (why !== undefined) found.push(at(file, 1, why));
  return found;
}

/** Files that are found by their place, or hold a family (`party.entities.ts`) under the name of what it is about. */
const PLACED =
  /(^|\/)(index|main|ports)\.tsx?$|\.(config|d|generated|data|entities|consumers)\.ts$|\.spec\.tsx?$|^database\/migrations\/|^tools\/.*\.[cm]?js$/;

/**
 * A file with one export, or with a class, carries the name of an export, whole or in part: `accept-offer.use-case.ts`
 * holds `AcceptOffer` or `AcceptOfferUseCase`, `half-width.ts` holds `toHalfWidth`. A file of several functions is named
 * after their topic, which no check can know.
 */
function notItsExport(file: SourceFile): string | undefined {
  if (PLACED.test(file.path) || file.isTest) return undefined;
  const { exports } = file.facts;
  const own = exports.length === 1 ? exports : exports.filter(({ kind }) => kind === 'class');
  if (own.length === 0 || exports.some(({ name }) => name === 'default')) return undefined;
  const stem = flat(file.name.split('.')[0]!);
  if (exports.some(({ name }) => flat(name).includes(stem))) return undefined;
  return `exports ${own.map(({ name }) => name).join(', ')}, none of them named as the file is`;
}

const flat = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
