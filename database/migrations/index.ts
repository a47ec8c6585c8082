import type { MigrationInterface } from 'typeorm';
import { Baseline20261123000000 } from './20261123000000-baseline';

/** All migrations in order. Append-only once released: expand, deploy, contract. */
export const migrations: (new () => MigrationInterface & { name: string })[] = [Baseline20261123000000];
