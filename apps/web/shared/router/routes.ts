/** A route's placeholders, as the address fills them. */
export type Params = Readonly<Record<string, string>>;

/** The placeholders of `/jobs/:id` that an address fills; null where it is another's. */
export function match(pattern: string, path: string): Params | null {
  const [wanted, given] = [partsOf(pattern), partsOf(path)];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const there = given[place]!;
    if (!part.startsWith(':')) {
      if (part !== there) return null;
      continue;
    }
    try {
      params[part.slice(1)] = decodeURIComponent(there);
    } catch {
      return null;
    }
  }
  return params;
}

const partsOf = (path: string): string[] => path.split('/').filter(Boolean);
