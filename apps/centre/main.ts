import 'reflect-metadata';
import { loadConfig, startServiceApp } from '@gg/platform';
import { schemaOf } from '@database/schema';
import { CentreAppModule } from './centre.module';

async function main(): Promise<void> {
  const config = loadConfig('centre');
  await startServiceApp(CentreAppModule.with(config, schemaOf(config)), config);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
