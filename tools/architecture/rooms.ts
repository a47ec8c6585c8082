import { posix } from 'node:path';
import type { SourceFile } from './source-file';

/**
 * The contexts, each allowed to know those of the tiers before its own and nothing of its own tier or later. The order
 * is the one of docs/ARCHITECTURE.md; a new context is added here, at its place, in the change that makes it.
 */
export const TIERS: readonly (readonly string[])[] = [
  ['platform'],
  ['reference-data'],
  ['compliance'],
  ['identity'],
  ['markets'],
  ['workers', 'employers'],
  ['postings'],
  ['matching'],
  ['bookings'],
  ['wages'],
  ['shared-employment', 'centre-cases'],
  ['notifications'],
];

/** Below every tier: pure, imported by all. */
export const FOUNDATIONS: readonly string[] = ['kernel', 'contracts'];

/** The tier of a context, from 0; foundations are -1; undefined for a room that has no place yet. */
export function tierOf(room: string): number | undefined {
  if (FOUNDATIONS.includes(room)) return -1;
  const tier = TIERS.findIndex((rooms) => rooms.includes(room));
  return tier === -1 ? undefined : tier;
}

/** The room under `libs/` that a path lies in. */
export const roomOf = (path: string): string | undefined => /^libs\/([^/]+)\//.exec(path)?.[1];

/** The room of a context: neither a foundation nor the platform, so business. */
export function contextOf(path: string): string | undefined {
  const room = roomOf(path);
  return room === undefined || room === 'platform' || FOUNDATIONS.includes(room) ? undefined : room;
}

/** Where an import leads. */
export type Target =
  | { readonly kind: 'room'; readonly room: string; readonly deep: boolean }
  /** A file or folder of ours, from the project's root, without extension. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string };

/** Resolves an import's text as the aliases of tsconfig.json do; nothing is looked up on disk. */
export function targetOf(file: SourceFile, specifier: string): Target {
  if (specifier.startsWith('@gg/')) {
    const [room, ...rest] = specifier.slice('@gg/'.length).split('/');
    return { kind: 'room', room: room!, deep: rest.length > 0 && rest.join('/') !== 'index' };
  }
  if (specifier.startsWith('@database/')) return { kind: 'file', path: `database/${specifier.slice(10)}` };
  if (specifier.startsWith('.')) {
    const path = posix.normalize(posix.join(posix.dirname(file.path), specifier));
    return { kind: 'file', path: path.replace(/\/$/, '') };
  }
  return { kind: 'package', name: specifier };
}

/** The first folder of a path: `apps`, `libs`, `database`, … */
export const wingOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/'))) || path;
