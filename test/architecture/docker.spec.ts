import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT_VARIABLES, loadConfig, portOf, type ServiceName } from '../../libs/platform/config/config';
import { settingsSchema } from '../../libs/platform/config/settings';
import { checkDeployment, type Deployment, type House } from '../../tools/architecture/deployment/check-deployment';
import { isIgnored } from '../../tools/architecture/deployment/dockerfile';
import { readTree } from '../../tools/architecture/read-tree';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const deployment: Deployment = {
  dockerfile: read('docker/Dockerfile'),
  dockerignore: read('.dockerignore'),
  compose: read('docker/compose.yaml'),
  envExample: read('docker/.env.example'),
};

const files = readTree(ROOT).map(({ path }) => path);
const folders = files.flatMap((path) => path.split('/').map((_part, i, parts) => parts.slice(0, i).join('/')));

const house: House = {
  paths: new Set([...files, ...folders]),
  read,
  scripts: new Set(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)),
  variables: new Set(ENVIRONMENT_VARIABLES),
  portOf: (service, environment) => portOf(loadConfig(service as ServiceName, environment)),
  services: {
    worker: { isPublic: true },
    employer: { isPublic: true },
    centre: { isPublic: true },
    matching: { isPublic: false },
  },
  drainSeconds: settingsSchema.parse({}).http.drainMs / 1_000,
};

describe('docker/', () => {
  it('names only paths, scripts, variables and ports that the code has', () => {
    expect(checkDeployment(deployment, house)).toEqual([]);
  });

  it.each([
    ['worker', 3001],
    ['employer', 3002],
    ['centre', 3003],
    ['matching', 3004],
  ])('%s listens on %d, as clients were told', (service, port) => {
    const environment = {
      DATABASE_URL: 'mariadb://a:b@c/d',
      REDIS_URL: 'redis://a',
      MASTER_KEY_FILE: 'a',
      ...Object.fromEntries(
        ['BLIND_INDEX_KEY', 'CSRF_SECRET', 'LINK_SECRET', 'SMS_GATEWAY_TOKEN'].map((name) => [name, 'x'.repeat(64)]),
      ),
    };
    expect(house.portOf(service, environment)).toBe(port);
    expect(deployment.compose).toContain(`'docker/healthcheck.js', '${port}'`);
  });

  it('carries no secret', () => {
    for (const line of deployment.envExample.split('\n')) expect(line).not.toMatch(/^\w*(PASSWORD|SECRET|KEY|TOKEN)=./);
  });
});

type Change = readonly [keyof Deployment, string | RegExp, string];

describe('the check of docker/', () => {
  it.each<readonly [string, Change, RegExp]>([
    ['a file that is not there', ['dockerfile', 'COPY package.json ./', 'COPY package.jsn ./'], /COPY package.jsn/],
    ['a stage that is not there', ['dockerfile', '--from=build', '--from=bulid'], /no such stage/],
    ['a file that is kept out', ['dockerignore', '!libs', ''], /libs: \.dockerignore keeps it out/],
    ['a script that is not there', ['dockerfile', 'npm run build', 'npm run biuld'], /biuld/],
    ['an image without a version', ['dockerfile', /node:22-bookworm-slim/g, 'node:latest'], /names no version/],
    ['root', ['dockerfile', 'USER node', 'USER root'], /runs as root/],
    ['a shell around the program', ['dockerfile', /CMD \[.*\]/, 'CMD node dist/apps/worker/main.js'], /SIGTERM/],
    [
      'a default program that is not there',
      ['dockerfile', 'CMD ["dist/apps/worker', 'CMD ["dist/apps/worked'],
      /worked/,
    ],
    ['a port that is not exposed', ['dockerfile', 'EXPOSE 3001', 'EXPOSE'], /worker: the image does not EXPOSE 3001/],
    ['a program that is not there', ['compose', 'dist/database/migrate.js', 'dist/database/migrates.js'], /migrates/],
    [
      'a service without its program',
      ['compose', "['dist/apps/centre/main.js']", "['dist/apps/worker/main.js']"],
      /centre does not run/,
    ],
    ['a missing service', ['compose', '\n  matching:\n', '\n  matcher:\n'], /service matching is missing/],
    ['a variable that nobody reads', ['compose', 'HOST: 0', 'HOSTNAME: 0'], /no variable HOSTNAME/],
    ['a variable without an example', ['compose', '${IMAGE_TAG:-local}', '${IMAGE:-local}'], /\$\{IMAGE\}/],
    ['an example that nobody reads', ['envExample', 'LOG_LEVEL', 'LOGLEVEL'], /LOGLEVEL of \.env\.example/],
    ['a value that the configuration refuses', ['envExample', 'LOG_LEVEL=info', 'LOG_LEVEL=loud'], /does not start/],
    ['a secret that is not asked for', ['envExample', 'LINK_SECRET=', ''], /LINK_SECRET/],
    ['a wrong published port', ['compose', '127.0.0.1:3002:3002', '127.0.0.1:3002:3020'], /employer publishes 3020/],
    [
      'a published inner service',
      ['compose', '  matching:\n    <<: *service\n', '  matching:\n    <<: *service\n    ports: ["3004:3004"]\n'],
      /matching publishes 3004/,
    ],
    [
      'a health check of another port',
      ['compose', "'docker/healthcheck.js', '3003'", "'docker/healthcheck.js', '3002'"],
      /centre: the health check asks port 3002/,
    ],
    [
      'a health check that is not there',
      ['compose', /docker\/healthcheck.js/g, 'docker/health.js'],
      /no docker\/health/,
    ],
    [
      'a kill in the middle of requests',
      ['compose', 'stop_grace_period: 20s', 'stop_grace_period: 5s'],
      /killed after 5 s/,
    ],
    [
      'a start before the migrations',
      ['compose', 'service_completed_successfully', 'service_started'],
      /wait for the migrations/,
    ],
    ['an undeclared volume', ['compose', '- keys:/app', '- key:/app'], /volume key /],
    ['an old database', ['compose', 'mariadb:10.11', 'mariadb:10.6'], /MariaDB 10.11/],
    ['a lazy database', ['compose', 'at-trx-commit=1', 'at-trx-commit=2'], /flush at COMMIT/],
    ['a forgetful queue server', ['compose', "'noeviction'", "'allkeys-lru'"], /noeviction/],
    ['an old queue server', ['compose', 'redis:7', 'redis:6'], /Redis 7/],
    [
      'a server that nobody starts',
      ['compose', '    queues:\n      condition', '    queue:\n      condition'],
      /waits for queue, which/,
    ],
    [
      'an example of another name',
      ['compose', 'env_file: .env', 'env_file: .environment'],
      /no example of \.environment/,
    ],
  ])('finds %s', (_what, [file, from, to], problem) => {
    const changed = deployment[file].replace(from, to);
    expect(changed).not.toBe(deployment[file]);
    const before = new Set(checkDeployment(deployment, house));
    const found = checkDeployment({ ...deployment, [file]: changed }, house).filter((one) => !before.has(one));
    expect(found.join('\n')).toMatch(problem);
  });

  it('reads .dockerignore as the builder does: the last line that matches wins', () => {
    const text = '*\n!libs\n!docker/healthcheck.js\n**/*.spec.ts\n';
    expect(['libs', 'libs/a/b.ts', 'docker/healthcheck.js'].filter((path) => isIgnored(text, path))).toEqual([]);
    expect(
      ['README.md', 'docker/.env', 'libs/a/b.spec.ts', 'node_modules/a'].filter((path) => !isIgnored(text, path)),
    ).toEqual([]);
  });
});
