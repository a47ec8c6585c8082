import { posix } from 'node:path';
import { at, type Rule, type Violation } from '../rule';
import type { SourceFile } from '../source-file';

/** Links of the documents lead to files and headings that exist, and commands they name are scripts of package.json. */
export const documents: Rule = {
  name: 'documents',
  reason: 'A document that points to a file that moved is worse than none: it is believed.',
  check: (files) => {
    const present = new Set(files.flatMap(({ path }) => [path, ...foldersOf(path)]));
    const scripts = scriptsOf(files.find(({ path }) => path === 'package.json'));
    const byPath = new Map(files.map((file) => [file.path, file]));
    return files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap((file) => [...deadLinks(file, present, byPath), ...deadCommands(file, scripts)]);
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
