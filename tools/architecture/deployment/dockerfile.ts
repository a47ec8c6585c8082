/** One instruction of a Dockerfile, continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

/** A stage of a Dockerfile: from one FROM to the next. */
export interface Stage {
  readonly image: string;
  readonly alias: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** Reads the stages of a Dockerfile. Here-documents are not understood, and not used. */
export function stagesOf(dockerfile: string): Stage[] {
  const stages: { image: string; alias: string | undefined; instructions: Instruction[] }[] = [];
  for (const instruction of instructionsOf(dockerfile)) {
    if (instruction.name === 'FROM') {
      const [image = '', as, alias] = instruction.text.split(/\s+/).filter((word) => !word.startsWith('--'));
      stages.push({ image, alias: as?.toUpperCase() === 'AS' ? alias : undefined, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push(instruction);
    }
  }
  return stages;
}

function instructionsOf(dockerfile: string): Instruction[] {
  const found: Instruction[] = [];
  let pending: { text: string; line: number } | undefined;
  for (const [i, raw] of dockerfile.split('\n').entries()) {
    if (/^\s*(#|$)/.test(raw)) continue;
    const text: string = (pending ? `${pending.text} ` : '') + raw.trim().replace(/\\$/, '').trim();
    const line: number = pending?.line ?? i + 1;
    pending = raw.trimEnd().endsWith('\\') ? { text, line } : undefined;
    const match = pending ? null : /^(\w+)\s+(.*)$/.exec(text);
    if (match) found.push({ name: match[1]!.toUpperCase(), text: match[2]!, line });
  }
  return found;
}

/** What a COPY takes: sources from the build context, or from an earlier stage. */
export function copyOf({ text }: Instruction): { from: string | undefined; sources: readonly string[] } {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  return { from, sources: words.filter((word) => !word.startsWith('--')).slice(0, -1) };
}

/** The words of `["a", "b"]`, the only form that starts a program without a shell in between; undefined for another. */
export function execForm({ text }: Instruction): readonly string[] | undefined {
  try {
    const words: unknown = JSON.parse(text);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `.dockerignore` keeps a path out of the build context; later lines win, `!` lets in again. */
export function isIgnored(dockerignore: string, path: string): boolean {
  let ignored = false;
  for (const raw of dockerignore.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const pattern = line.replace(/^!/, '').replace(/^\/|\/$/g, '');
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\//g, '\u0000')
      .replace(/\*/g, '[^/]*')
      .replaceAll('\u0000', '(?:.*/)?');
    // A pattern matches a path or any folder above it.
    if (new RegExp(`^${source}(/|$)`).test(path)) ignored = !line.startsWith('!');
  }
  return ignored;
}
