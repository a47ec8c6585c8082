import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

/** One service that answers, can be made to crash, and says when it ends. */
const WORKER = `
import { createServer } from 'node:http';
import { greeting } from '@gg/kernel';
const server = createServer((request, response) => {
  if (request.url === '/crash') process.exit(7);
  response.writeHead(request.url === '/readyz' ? 200 : 404).end(greeting);
});
server.listen(Number(process.env['WORKER_PORT']), '127.0.0.1');
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

const DATABASE = (statement: string, after: string) => `
import { writeFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
async function main(): Promise<void> {
  const connection = await createConnection(process.env['DATABASE_URL']!);
  await connection.query(${JSON.stringify(statement)});
  console.log('done');
  ${after}
  await connection.end();
}
void main();
void writeFileSync;
`;

/** Its second half waits for a file, so that a test can kill everything in the middle of the seed. */
const AFTER_SEED = `
  while (process.env['SEED_WAITS'] && !require('node:fs').existsSync(process.env['SEED_WAITS'])) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await connection.query('INSERT INTO workers VALUES (2)');
  const signIns = [{ service: 'worker', who: '韦秀英, 南宁', phone: '13800000001' }];
  writeFileSync(process.env['DATA_DIR'] + '/sign-ins.json', JSON.stringify(signIns));
`;

const FILES: Readonly<Record<string, string>> = {
  'libs/kernel/index.ts': `export const greeting: string = 'a small worker service';\n`,
  'apps/worker/main.ts': WORKER,
  'database/migrate.ts': DATABASE('CREATE TABLE IF NOT EXISTS workers (id INT PRIMARY KEY)', ''),
  'database/seed/seed.ts': DATABASE('INSERT INTO workers VALUES (1)', AFTER_SEED),
};

/**
 * A checkout in small: the real launcher over one little service, a table and a seed of two rows. So the launcher is
 * tested as a person uses it, and no quicker or slower than it is.
 * @param folder an empty one
 */
export function makeMiniatureProject(folder: string): void {
  for (const name of ['tools', 'package.json', 'package-lock.json', '.swcrc']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  // The initialised, empty MariaDB of the real checkout serves as well.
  mkdirSync(join(root, '.data', 'template'), { recursive: true });
  mkdirSync(join(folder, '.data'));
  symlinkSync(join(root, '.data', 'template'), join(folder, '.data', 'template'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** What `npm start` writes for tools. */
export interface Run {
  readonly launcher: number;
  readonly urls: Readonly<Record<string, string>>;
  readonly pids: Readonly<Record<string, number>>;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly signIns: readonly { readonly who: string }[];
}

/** undefined while it does not run */
export function runOf(folder: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, '.data', 'dev', 'run.json'), 'utf8')) as Run;
  } catch {
    return undefined;
  }
}
