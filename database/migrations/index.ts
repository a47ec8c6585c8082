import type { MigrationInterface } from 'typeorm';
import { Baseline20261123000000 } from './20261123000000-baseline';
import { Checks20261123000001 } from './20261123000001-checks';
import { DispatchLooks20261123000002 } from './20261123000002-dispatch-looks';
import { RetentionIndexes20261123000003 } from './20261123000003-retention-indexes';

/** All migrations in order. Append-only once released: expand, deploy, contract. */
export const migrations: (new () => MigrationInterface & { name: string })[] = [
  Baseline20261123000000,
  Checks20261123000001,
  DispatchLooks20261123000002,
  RetentionIndexes20261123000003,
];
