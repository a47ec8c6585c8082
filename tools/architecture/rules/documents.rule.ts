import { posix } from 'node:path';
import { at, type Rule, type Violation } from '../rule';
import type { SourceFile } from '../source-file';

/**
 * Links of the documents lead to files and headings that exist; commands and metrics that they name exist;
 * every decision has a number of its own, a state, and a row in the index.
 */
export const documents: Rule = {
  name: 'documents',
  reason: 'A document that points to a file that moved is worse than none: it is believed.',
  check: (files) => {
    const present = new Set(files.flatMap(({ path }) => [path, ...foldersOf(path)]));
    const scripts = scriptsOf(files.find(({ path }) => path === 'package.json'));
    const byPath = new Map(files.map((file) => [file.path, file]));
    const metrics = metricsOf(files);
    const pages = files.filter(({ path }) => path.endsWith('.md'));
    return [
      ...pages.flatMap((file) => [
        ...deadLinks(file, present, byPath),
        ...deadCommands(file, scripts),
        ...deadMetrics(file, metrics),
      ]),
      ...decisions(pages),
    ];
  },
};

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('/'));
}

const LINK = /\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)/g;

function deadLinks(
  file: SourceFile,
  present: ReadonlySet<string>,
  byPath: ReadonlyMap<string, SourceFile>,
): Violation[] {
  return proseLines(file).flatMap(({ text, line }) =>
    [...text.matchAll(LINK)].flatMap((match): Violation[] => {
      const link = decodeURI(match[1] ?? match[2]!);
      if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return [];
      const [target, anchor] = link.split('#');
      const path = target ? posix.join(posix.dirname(file.path), target).replace(/\/$/, '') : file.path;
      if (!present.has(path)) return [at(file, line, `link to ${link}: there is no ${path}`)];
      const page = byPath.get(path);
      if (!anchor || !page?.path.endsWith('.md') || headingsOf(page).includes(anchor)) return [];
      return [at(file, line, `link to ${link}: ${path} has no heading #${anchor}`)];
    }),
  );
}

/** Lines outside fenced code, with their numbers. */
function proseLines(file: SourceFile): { text: string; line: number }[] {
  let fenced = false;
  return file.lines.flatMap((text, i) => {
    if (/^\s*(```|~~~)/.test(text)) {
      fenced = !fenced;
      return [];
    }
    return fenced ? [] : [{ text, line: i + 1 }];
  });
}

/** Anchors as the usual renderers make them: lower case, spaces to dashes, punctuation gone. */
const headingsOf = (file: SourceFile): string[] =>
  proseLines(file)
    .filter(({ text }) => /^#{1,6}\s/.test(text))
    .map(({ text }) =>
      text
        .replace(/^#+\s+/, '')
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    );

const COMMAND = /\bnpm (?:run(?:-script)? ([a-z][\w:-]*)|(start|test)\b)/g;

const deadCommands = (file: SourceFile, scripts: ReadonlySet<string>): Violation[] =>
  file.lines.flatMap((text, i) =>
    [...text.matchAll(COMMAND)]
      .map((match) => match[1] ?? match[2]!)
      .filter((script) => !scripts.has(script))
      .map((script) => at(file, i + 1, `npm run ${script}: package.json has no such script`)),
  );

function scriptsOf(file: SourceFile | undefined): Set<string> {
  const parsed = file ? (JSON.parse(file.text) as { scripts?: Record<string, string> }) : {};
  return new Set(Object.keys(parsed.scripts ?? {}));
}

const METRIC = /\bgg_[a-z0-9_]*[a-z0-9]\b/g;

/** Texts such as `gg_sockets_open` in the platform's observability. */
const metricsOf = (files: readonly SourceFile[]): Set<string> =>
  new Set(
    files
      .filter(({ path }) => path.startsWith('libs/platform/observability/'))
      .flatMap((file) => file.facts.texts.map(({ text }) => text)),
  );

const deadMetrics = (file: SourceFile, metrics: ReadonlySet<string>): Violation[] =>
  file.path.startsWith('docs/runbooks/')
    ? file.lines.flatMap((text, i) =>
        [...text.matchAll(METRIC)]
          .filter(([name]) => !metrics.has(name))
          .map(([name]) => at(file, i + 1, `${name}: no service has such a metric`)),
      )
    : [];

const DECISION = /^docs\/adr\/(\d{4})-[a-z0-9-]+\.md$/;

function decisions(pages: readonly SourceFile[]): Violation[] {
  const index = pages.find(({ path }) => path === 'docs/adr/README.md');
  const numbers = new Map<string, string>();
  return pages.flatMap((page): Violation[] => {
    const number = DECISION.exec(page.path)?.[1];
    if (number === undefined) return [];
    const found: Violation[] = [];
    const other = numbers.get(number);
    if (other !== undefined) found.push(at(page, 1, `${number} is already the number of ${other}`));
    numbers.set(number, page.path);
    if (!page.lines[0]?.startsWith(number === '0000' ? '# NNNN — ' : `# ${number} — `))
      found.push(at(page, 1, `the title does not begin with its number`));
    if (!/^State: (proposed|accepted|superseded)/m.test(page.text)) found.push(at(page, 1, 'has no line “State: …”'));
    if (!index?.text.includes(`](${page.name})`)) found.push(at(page, 1, 'has no row in docs/adr/README.md'));
    return found;
  });
}
