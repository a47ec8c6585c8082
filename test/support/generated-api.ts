import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule } from '@nestjs/common';
import { loadConfig, openApiOf, type Config } from '@gg/platform';
import { CERTIFICATES, REGIONS, REGIONS_ATTRIBUTION, TRADES } from '@gg/reference-data';
import { schemaOf } from '@database/schema';
import { EmployerAppModule } from '../../apps/employer/employer.module';
import { WorkerAppModule } from '../../apps/worker/worker.module';

const FOLDER = 'apps/web/shared/generated';
const HEAD = '// Written by `npm run generate:api`. Do not edit: change what a service declares, and run it again.\n';

/** What the pages know of a service: its OpenAPI document as types. */
const SERVICES = {
  worker: (config: Config): DynamicModule => WorkerAppModule.with(config, schemaOf(config)),
  employer: (config: Config): DynamicModule => EmployerAppModule.with(config, schemaOf(config)),
} as const;

/** Enough to declare everything; nothing is opened. */
const NOWHERE = {
  NODE_ENV: 'test',
  DATABASE_URL: 'mariadb://nobody:nothing@127.0.0.1:1/none',
  REDIS_URL: 'redis://127.0.0.1:1',
  MASTER_KEY_FILE: 'unused',
  BLIND_INDEX_KEY: 'b'.repeat(32),
  CSRF_SECRET: 'c'.repeat(32),
  LINK_SECRET: 'l'.repeat(32),
  SMS_GATEWAY_TOKEN: 's'.repeat(32),
  LOG_LEVEL: 'silent',
};

/** What is generated for the pages, by path from the project's root: the services' types, and the public lists. */
export async function generatedForPages(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const service of ['worker', 'employer'] as const) {
    files.set(`${FOLDER}/${service}-api.d.ts`, HEAD + (await typesOf(service)));
  }
  files.set(`${FOLDER}/catalogue.ts`, HEAD + catalogue());
  return files;
}

async function typesOf(service: keyof typeof SERVICES): Promise<string> {
  const config = loadConfig(service, NOWHERE);
  const app = await NestFactory.create<NestFastifyApplication>(SERVICES[service](config), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  const document = openApiOf(app, service);
  // The module of this package says its types wrongly to whoever requires it.
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  return astToString(await openapiTS(document as never));
}

/** Regions, trades and papers: the same for everybody and changed by a release only, so that pages bring them along. */
function catalogue(): string {
  const regions = REGIONS.map(({ code, name, centre }) => ({ code, name, lng: centre.lng, lat: centre.lat }));
  const trades = TRADES.map(({ code, zh, en, aliases, certificates, outdoor, load }) => ({
    code,
    zh,
    en,
    aliases: aliases.slice(0, 4),
    certificates: certificates.map(({ kind, requirement }) => ({ kind, byLaw: requirement === 'law' })),
    outdoor,
    load,
  }));
  const papers = CERTIFICATES.map(({ kind, zh, en, validMonths }) => ({ kind, zh, en, validMonths }));
  return [
    `/** ${REGIONS_ATTRIBUTION.replace(/\*\//g, '')} */`,
    constant('REGIONS', '{ code: string; name: string; lng: number; lat: number }', regions),
    constant(
      'TRADES',
      "{ code: string; zh: string; en: string; aliases: readonly string[]; certificates: readonly { kind: string; byLaw: boolean }[]; outdoor: boolean; load: 'light' | 'moderate' | 'heavy' }",
      trades,
    ),
    constant('CERTIFICATES', '{ kind: string; zh: string; en: string; validMonths: number | null }', papers),
    '',
  ].join('\n');
}

const constant = (name: string, type: string, rows: readonly object[]): string =>
  `export const ${name}: readonly (${type})[] = [\n${rows.map((row) => `  ${JSON.stringify(row)},`).join('\n')}\n];`;
