import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IdentityModule, Staff } from '@gg/identity';
import { DomainError, newId, type Id } from '@gg/kernel';
import { loadConfig, PlatformModule, problemOf, systemCaller, type Config } from '@gg/platform';
import { schemaOf } from './schema';

/** The autonomous region: the first supervisor makes all others, wherever they work. */
const GUANGXI = '45';

/** The room that makes staff, without a server around it. */
@Module({})
class StaffOnly {
  static with(config: Config): DynamicModule {
    return {
      module: StaffOnly,
      imports: [PlatformModule.forService(config, schemaOf(config)), IdentityModule.forService(config)],
    };
  }
}

/**
 * Makes the supervisor of all Guangxi whom an installation begins with; without one there are no staff, so no verified
 * employer and no public posting. Another password has to be chosen at the first sign-in.
 * @param config of the centre service, with a database at the newest schema
 * Refuses with `identity.supervisor_exists`, and as {@link Staff} does.
 */
export async function installFirstSupervisor(
  config: Config,
  supervisor: { readonly signInName: string; readonly name: string; readonly password: string },
): Promise<{ accountId: Id }> {
  const app = await NestFactory.createApplicationContext(StaffOnly.with(config), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await app.get(Staff).installFirst(systemCaller(newId()), supervisor, GUANGXI);
  } finally {
    await app.close();
  }
}

/** `install-first-supervisor.js SIGN_IN_NAME NAME`, with the environment of a service and, if wanted, SUPERVISOR_PASSWORD. */
async function main([signInName, name, ...more]: readonly string[]): Promise<void> {
  if (!signInName || !name || more.length > 0)
    throw new Error('Say who it is: install-first-supervisor.js SIGN_IN_NAME NAME, as in: wei.xiaoming 韦小明');
  const given = process.env['SUPERVISOR_PASSWORD'];
  const password = given || randomBytes(15).toString('base64url');
  await installFirstSupervisor(loadConfig('centre'), { signInName, name, password });
  console.log(`${signInName} is supervisor of ${GUANGXI} and signs in at the centre service.`);
  if (!given) console.log(`The password, told this once, to be changed at the first sign-in: ${password}`);
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    if (error instanceof DomainError) console.error(problemOf(error, '', 'en').detail);
    else console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
