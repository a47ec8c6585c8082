import { parse } from 'yaml';

/** A service of a compose file, as far as the checks look. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly env_file?: string;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
  readonly profiles?: readonly string[];
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
}

/** Reads a compose file with its anchors and merges. Values are text, as compose hands them to the containers. */
export function parseCompose(text: string): ComposeFile {
  const file = parse(text, { merge: true, schema: 'core' }) as ComposeFile;
  return JSON.parse(JSON.stringify(file), (_key, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  ) as ComposeFile;
}

/** Lines `NAME=value` of an environment file. */
export function parseEnvironment(text: string): Map<string, string> {
  const pairs = text
    .split('\n')
    .map((line) => /^([A-Za-z_]\w*)=(.*)$/.exec(line.trim()))
    .filter((match) => match !== null);
  return new Map(pairs.map((match) => [match[1]!, match[2]!]));
}

const REFERENCE = /\$\{(\w+)(?::?([-?])([^}]*))?\}/g;

/** Names that `${NAME}`, `${NAME:-default}` and `${NAME:?message}` ask for. */
export const referencesIn = (text: string): string[] => [...text.matchAll(REFERENCE)].map((match) => match[1]!);

/** Fills in the references as compose does: an empty value counts as none where there is a default. */
export const interpolate = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(REFERENCE, (_whole, name: string, kind: string | undefined, rest: string | undefined) => {
    const value = values.get(name) ?? '';
    return value === '' && kind === '-' ? (rest ?? '') : value;
  });

/** Seconds of `20s` or `2m`. */
export function secondsOf(duration: string | undefined): number {
  const match = /^(\d+)(s|m)$/.exec(duration ?? '');
  return match ? Number(match[1]) * (match[2] === 'm' ? 60 : 1) : 0;
}
