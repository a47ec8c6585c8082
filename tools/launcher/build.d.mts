/**
 * Compiles the services into `dist`: only what changed since the last time, and takes away what has no source any more.
 * Type errors are not looked for: `npm run check:types`.
 * @throws LauncherRefusal with the places that do not compile
 */
export function build(root?: string): Promise<{ compiled: number; removed: number }>;

/** Waits until no other process builds in this checkout. @returns what lets others build */
export function onlyBuilder(root: string): Promise<() => void>;
