import { serveBaselines } from './push-baselines';

async function main(): Promise<void> {
  const close = await serveBaselines(process.env['REDIS_URL']!, Number(process.env['PORT']));
  process.once('SIGTERM', () => void close());
}

void main();
