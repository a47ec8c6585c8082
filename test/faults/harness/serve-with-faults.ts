import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServiceApp, loadConfig, portOf, type Config, type Schema, type ServiceName } from '@gg/platform';
import { schemaOf } from '@database/schema';
import { PlanFile } from './fault-plan';
import { FaultPoints } from './fault-points';
import { wrapPorts } from './wrap-ports';

/**
 * The program of a service that dies where a test wants it to: everything as in `apps/<service>/main.ts`, but for the
 * ports. Its one argument is the file in which the test writes the plan.
 */
export function serveWithFaults(service: ServiceName, module: (config: Config, schema: Schema) => DynamicModule): void {
  serve(service, module).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
}

async function serve(service: ServiceName, module: (config: Config, schema: Schema) => DynamicModule): Promise<void> {
  const planFile = process.argv[2];
  if (planFile === undefined) throw new Error('the file of the fault plan is missing');
  const config = loadConfig(service);
  const root = module(config, schemaOf(config));
  const points = new FaultPoints(service, new PlanFile(planFile));
  const app = await createServiceApp(root, config, async (adapter) => {
    const made = await NestFactory.create<NestFastifyApplication>(root, adapter, {
      bufferLogs: true,
      abortOnError: false,
    });
    wrapPorts(made, points);
    return made;
  });
  app.enableShutdownHooks();
  await app.listen(portOf(config), config.HOST);
}
