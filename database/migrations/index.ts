import type { MigrationInterface } from 'typeorm';

/** All migrations in order. Append-only once released: expand, deploy, contract. */
export const migrations: (new () => MigrationInterface & { name: string })[] = [];
