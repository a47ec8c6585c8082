import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CONFIG, createServiceApp, type Config } from '@gg/platform';
import { schemaOf } from '@database/schema';
import { CentreAppModule } from '../../apps/centre/centre.module';
import { EmployerAppModule } from '../../apps/employer/employer.module';
import { WorkerAppModule } from '../../apps/worker/worker.module';
import type { BookingGround } from './booking-ground';

const MODULES = { worker: WorkerAppModule, employer: EmployerAppModule, centre: CentreAppModule } as const;

/**
 * A whole service on the database of a ground, asked by `inject`: whom its world has signed in is signed in there.
 * @param instead what stands for a provider of its own
 */
export async function serviceOn(
  ground: BookingGround,
  service: keyof typeof MODULES,
  settings: Partial<Config['settings']> = {},
  instead: readonly (readonly [token: symbol, value: unknown])[] = [],
): Promise<NestFastifyApplication> {
  const base = ground.app.get<Config>(CONFIG);
  const config: Config = { ...base, service, settings: { ...base.settings, ...settings } };
  const module = MODULES[service].with(config, schemaOf(config));
  const app = await createServiceApp(module, config, async (adapter) => {
    const builder = Test.createTestingModule({ imports: [module] });
    for (const [token, value] of instead) builder.overrideProvider(token).useValue(value);
    return (await builder.compile()).createNestApplication<NestFastifyApplication>(adapter, { bufferLogs: true });
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
