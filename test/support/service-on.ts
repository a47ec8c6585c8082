import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIG, createServiceApp, type Config } from '@gg/platform';
import { schemaOf } from '@database/schema';
import { CentreAppModule } from '../../apps/centre/centre.module';
import { EmployerAppModule } from '../../apps/employer/employer.module';
import { WorkerAppModule } from '../../apps/worker/worker.module';
import type { BookingGround } from './booking-ground';

const MODULES = { worker: WorkerAppModule, employer: EmployerAppModule, centre: CentreAppModule } as const;

/** A whole service on the database of a ground, asked by `inject`: whom its world has signed in is signed in there. */
export async function serviceOn(
  ground: BookingGround,
  service: keyof typeof MODULES,
  settings: Partial<Config['settings']> = {},
): Promise<NestFastifyApplication> {
  const base = ground.app.get<Config>(CONFIG);
  const config: Config = { ...base, service, settings: { ...base.settings, ...settings } };
  const app = await createServiceApp(MODULES[service].with(config, schemaOf(config)), config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
