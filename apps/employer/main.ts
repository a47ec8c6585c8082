import 'reflect-metadata';
import { loadConfig, startServiceApp } from '@gg/platform';
import { schemaOf } from '@database/schema';
import { EmployerAppModule } from './employer.module';

async function main(): Promise<void> {
  const config = loadConfig('employer');
  await startServiceApp(EmployerAppModule.with(config, schemaOf(config)), config);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
