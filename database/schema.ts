import { makeDataSource, type Config, type Schema } from '@gg/platform';
import type { DataSource } from 'typeorm';
import { entities } from './entities';
import { migrations } from './migrations';

/** A data source that knows every table and migration. Not yet connected. */
export function dataSourceFor(url: string, poolSize: number, lockWaitSeconds?: number): DataSource {
  return makeDataSource({ url, poolSize, lockWaitSeconds }, entities, migrations);
}

/** What a service needs to know of the schema: it refuses to be ready on an older one. */
export function schemaOf(config: Config): Schema {
  const newest = migrations.at(-1);
  const { poolSize, lockWaitSeconds } = config.settings.database;
  return {
    dataSource: dataSourceFor(config.DATABASE_URL, poolSize, lockWaitSeconds),
    version: newest ? new newest().name : '',
  };
}
