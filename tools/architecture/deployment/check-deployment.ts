import { posix } from 'node:path';
import {
  interpolate,
  parseCompose,
  parseEnvironment,
  referencesIn,
  secondsOf,
  type ComposeFile,
  type ComposeService,
} from './compose-file';
import { copyOf, execForm, isIgnored, stagesOf, type Stage } from './dockerfile';

/** The files under check, as text. */
export interface Deployment {
  readonly dockerfile: string;
  readonly dockerignore: string;
  readonly compose: string;
  readonly envExample: string;
}

/** What the code says, to compare with. */
export interface House {
  /** Every file and folder of the project. */
  readonly paths: ReadonlySet<string>;
  /** Content of a file. */
  readonly read: (path: string) => string;
  /** Names of the scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Variables that a service reads. */
  readonly variables: ReadonlySet<string>;
  /** Port of a service with this environment. Throws when the configuration refuses it. */
  readonly portOf: (service: string, environment: Readonly<Record<string, string>>) => number;
  /** Services with a port of their own, and whether people reach it. */
  readonly services: Readonly<Record<string, { readonly isPublic: boolean }>>;
  /** Seconds that a stopping service needs. */
  readonly drainSeconds: number;
}

/** A stand-in for what the example leaves empty: addresses and secrets. */
const filled = (name: string): string =>
  name.endsWith('_URL') ? 'https://filled.example' : '0123456789abcdef'.repeat(4);

/**
 * Compares docker/ with the code: every path, script, variable and port in it exists there, and what the services need
 * of their servers is asked for. @returns what is wrong, one sentence each
 */
export function checkDeployment(deployment: Deployment, house: House): string[] {
  const compose = parseCompose(deployment.compose);
  const example = parseEnvironment(deployment.envExample);
  const stages = stagesOf(deployment.dockerfile);
  return [
    ...imageProblems(stages, deployment.dockerignore, house),
    ...variableProblems(deployment, compose, example, house),
    ...Object.entries(compose.services).flatMap(([name, service]) => serviceProblems(name, service, compose, house)),
    ...ownServiceProblems(compose, example, stages, house),
    ...serverProblems(compose),
  ];
}

/** `dist/apps/worker/main.js` is compiled from `apps/worker/main.ts`. */
const sourceOf = (built: string): string => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

const programsIn = (words: readonly string[]): string[] =>
  words.filter((word) => /^(dist|docker|tools)\/.*\.m?js$/.test(word));

const isMissing = (program: string, house: House): boolean =>
  !house.paths.has(program.startsWith('dist/') ? sourceOf(program) : program);

function imageProblems(stages: readonly Stage[], dockerignore: string, house: House): string[] {
  const found: string[] = [];
  const aliases = new Set<string>();
  for (const { image, alias, instructions } of stages) {
    if (!aliases.has(image) && (!/:.+/.test(image) || image.endsWith(':latest')))
      found.push(`FROM ${image} names no version`);
    for (const instruction of instructions) {
      if (instruction.name === 'COPY' || instruction.name === 'ADD') {
        const { from, sources } = copyOf(instruction);
        if (from !== undefined && !aliases.has(from))
          found.push(`COPY --from=${from}: there is no such stage before it`);
        for (const source of from === undefined ? sources.map((s) => posix.normalize(s)) : []) {
          if (!house.paths.has(source)) found.push(`COPY ${source}: there is no such file`);
          else if (isIgnored(dockerignore, source)) found.push(`COPY ${source}: .dockerignore keeps it out`);
        }
      }
      for (const [, script] of instruction.text.matchAll(/\bnpm run (\S+)/g)) {
        if (!house.scripts.has(script!)) found.push(`RUN npm run ${script}: package.json has no such script`);
      }
      if (['CMD', 'ENTRYPOINT'].includes(instruction.name)) {
        const words = execForm(instruction);
        if (!words) found.push(`${instruction.name} needs the form ["…"]: a shell would swallow SIGTERM`);
        for (const program of programsIn(words ?? [])) {
          if (isMissing(program, house)) found.push(`${instruction.name} ${program}: there is no ${sourceOf(program)}`);
        }
      }
    }
    if (alias !== undefined) aliases.add(alias);
  }
  const user = stages
    .at(-1)
    ?.instructions.filter(({ name }) => name === 'USER')
    .at(-1)?.text;
  if (user === undefined || /^(root|0)\b/.test(user)) found.push('the last stage runs as root');
  return found;
}

function variableProblems(
  { compose: text, envExample }: Deployment,
  compose: ComposeFile,
  example: ReadonlyMap<string, string>,
  house: House,
): string[] {
  const found: string[] = [];
  const referenced = new Set(referencesIn(text));
  for (const name of referenced) {
    if (!example.has(name)) found.push(`\${${name}} of the compose file is not in .env.example`);
  }
  for (const name of example.keys()) {
    if (!referenced.has(name) && !house.variables.has(name)) found.push(`${name} of .env.example is read by nobody`);
  }
  for (const [, name] of envExample.matchAll(/^#\s*(\w+)=/gm)) {
    if (!house.variables.has(name!)) found.push(`${name} of .env.example is read by nobody`);
  }
  for (const [service, { environment, build }] of Object.entries(compose.services)) {
    for (const name of build ? Object.keys(environment ?? {}) : []) {
      if (!house.variables.has(name)) found.push(`${service}: the code reads no variable ${name}`);
    }
  }
  return found;
}

function serviceProblems(name: string, service: ComposeService, compose: ComposeFile, house: House): string[] {
  const found: string[] = [];
  const { image, build, command = [], volumes = [], depends_on: needs = {}, healthcheck } = service;
  if (!build && (!image || !/:\d/.test(image))) found.push(`${name}: image ${image ?? ''} names no version`);
  if (build) {
    const dockerfile = posix.normalize(posix.join('docker', build.context, build.dockerfile));
    if (!house.paths.has(dockerfile)) found.push(`${name}: there is no ${dockerfile}`);
  }
  for (const program of programsIn([...command, ...(healthcheck?.test ?? [])])) {
    if (isMissing(program, house)) found.push(`${name}: there is no ${sourceOf(program)} for ${program}`);
  }
  if (service.env_file !== undefined && !house.paths.has(posix.join('docker', `${service.env_file}.example`))) {
    found.push(`${name}: there is no example of ${service.env_file}`);
  }
  for (const volume of volumes) {
    const source = volume.split(':')[0]!;
    const exists = /^[./]/.test(source)
      ? house.paths.has(posix.normalize(posix.join('docker', source)))
      : source in (compose.volumes ?? {});
    if (!exists) found.push(`${name}: volume ${source} is not declared`);
  }
  for (const [other, { condition }] of Object.entries(needs)) {
    const target = compose.services[other];
    if (!target) found.push(`${name} waits for ${other}, which does not exist`);
    else if (condition === 'service_healthy' && !target.healthcheck) {
      found.push(`${name} waits for the health of ${other}, which has no check`);
    }
  }
  return found;
}

/** The services of the code: configured so that they start, on their ports, stopped with time to finish. */
function ownServiceProblems(
  compose: ComposeFile,
  example: ReadonlyMap<string, string>,
  stages: readonly Stage[],
  house: House,
): string[] {
  const found: string[] = [];
  const exposed = (stages.at(-1)?.instructions ?? [])
    .filter(({ name }) => name === 'EXPOSE')
    .flatMap(({ text }) => text.split(/\s+/));
  for (const [name, { isPublic }] of Object.entries(house.services)) {
    const service = compose.services[name];
    if (!service) {
      found.push(`the service ${name} is missing`);
      continue;
    }
    if (!service.command?.includes(`dist/apps/${name}/main.js`))
      found.push(`${name} does not run dist/apps/${name}/main.js`);
    const complete = new Map([...example].map(([key, value]) => [key, value === '' ? filled(key) : value]));
    let port: string;
    try {
      port = String(house.portOf(name, environmentOf(service, complete)));
    } catch (error) {
      found.push(`${name} does not start with the filled-in example: ${(error as Error).message}`);
      continue;
    }
    if (startsWith(name, environmentOf(service, example), house))
      found.push(`${name} starts with the empty example: secrets are not asked for`);
    const published = (service.ports ?? []).map((one) => one.split(':').at(-1)!);
    if (published.join() !== (isPublic ? port : ''))
      found.push(`${name} publishes ${published.join() || 'nothing'}, its port is ${port}`);
    if (!exposed.includes(port)) found.push(`${name}: the image does not EXPOSE ${port}`);
    found.push(...healthProblems(name, service, port, house));
    const grace = secondsOf(service.stop_grace_period);
    if (grace <= house.drainSeconds)
      found.push(`${name} is killed after ${grace} s, requests in flight have ${house.drainSeconds} s`);
    if (service.depends_on?.['migrate']?.condition !== 'service_completed_successfully')
      found.push(`${name} does not wait for the migrations`);
  }
  return found;
}

/** What a container sees: the environment file, then `environment`, each filled in. */
function environmentOf(service: ComposeService, values: ReadonlyMap<string, string>): Record<string, string> {
  const own = Object.entries(service.environment ?? {}).map(([name, value]) => [
    name,
    interpolate(value ?? '', values),
  ]);
  return {
    ...(service.env_file === undefined ? {} : Object.fromEntries(values)),
    ...(Object.fromEntries(own) as Record<string, string>),
  };
}

function startsWith(name: string, environment: Readonly<Record<string, string>>, house: House): boolean {
  try {
    house.portOf(name, environment);
    return true;
  } catch {
    return false;
  }
}

function healthProblems(name: string, { healthcheck }: ComposeService, port: string, house: House): string[] {
  const words = healthcheck?.test ?? [];
  const script = programsIn(words).find((program) => house.paths.has(program));
  if (script === undefined) return [`${name} has no health check of ours`];
  const found: string[] = [];
  if (words.at(-1) !== port)
    found.push(`${name}: the health check asks port ${words.at(-1)}, the service listens on ${port}`);
  if (!house.read(script).includes('/readyz')) found.push(`${name}: ${script} does not ask /readyz`);
  return found;
}

/** What the services rely on in MariaDB and Redis. */
function serverProblems(compose: ComposeFile): string[] {
  const found: string[] = [];
  const images = Object.values(compose.services).map(({ image, command }) => ({
    image: image ?? '',
    command: (command ?? []).join(' '),
  }));
  const mariadb = images.find(({ image }) => image.startsWith('mariadb:'));
  const [major, minor] = (mariadb?.image.slice('mariadb:'.length).split('.') ?? []).map(Number);
  if (!mariadb || !(major! > 10 || (major === 10 && minor! >= 11))) found.push('MariaDB 10.11 or newer is needed');
  if (!mariadb?.command.includes('--innodb-flush-log-at-trx-commit=1')) found.push('MariaDB must flush at COMMIT');
  const redis = images.find(({ image }) => image.startsWith('redis:'));
  if (!redis || !(Number.parseInt(redis.image.slice('redis:'.length), 10) >= 7))
    found.push('Redis 7 or newer is needed');
  if (!/--maxmemory-policy noeviction\b/.test(redis?.command ?? ''))
    found.push('Redis must run with noeviction: evicted keys are lost jobs');
  return found;
}
