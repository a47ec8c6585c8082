import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { CLOCK, DomainError, type Clock } from '@gg/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { SessionResolver } from '../access/ports';
import { CONFIG, cookieName, portOf, type Config, type ServiceName } from '../config/config';
import { Log } from '../observability/log';
import { Metrics } from '../observability/metrics';
import { SocketAdapter } from '../realtime/socket-adapter';
import { refuseClientError } from './client-error';
import { Front } from './front';
import { sendProblem } from './problem.filter';
import { RateLimit } from './rate-limit';
import { limitRequest } from './request-limits';
import { landingPage, referencePage } from './reference-page';
import { findCaller } from './request-caller';
import { readTrustedProxies } from './trusted-proxies';

/** Title and sentence of each service, as its API shows them. */
const ABOUT: Readonly<Record<ServiceName, { title: string; description: string }>> = {
  worker: {
    title: '桂工零活 · 劳动者端',
    description: '附近的零活、邀约、录用与通知。 Work nearby, offers, bookings and notices.',
  },
  employer: {
    title: '桂工零活 · 企业端',
    description: '发布用工、实时看板、熟工名单。 Post shifts, watch seats fill, keep regulars.',
  },
  centre: { title: '桂工零活 · 公共就业服务端', description: '核验、代办与秩序。 Verify, act on behalf, keep order.' },
  matching: { title: '桂工零活 · 匹配派单', description: '无公开接口。 No public interface: health and figures only.' },
};

/** For whoever operates the service, and the short addresses that stand on posters and in chats. */
const OUTSIDE_PREFIX = [
  'healthz',
  'readyz',
  'metrics',
  'p/:code',
  'p/:code/poster',
  'p/:code/qr.svg',
  'p/:code/qr.png',
].map((path) => ({ path, method: RequestMethod.GET }));

/** The OpenAPI document of an app whose routes are registered. */
export function openApiOf(app: NestFastifyApplication, service: ServiceName): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle(ABOUT[service].title)
    .setDescription(ABOUT[service].description)
    .setVersion('1')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, about);
}

/** Makes a service's application without listening yet, with every edge concern in the order that works on fastify. */
export async function createServiceApp(
  module: Type | DynamicModule,
  config: Config,
  make: (adapter: FastifyAdapter) => Promise<NestFastifyApplication> = (adapter) =>
    NestFactory.create<NestFastifyApplication>(module, adapter, { bufferLogs: true, abortOnError: false }),
): Promise<NestFastifyApplication> {
  // The adapter is made before the container that has the log.
  const late: { log?: Log } = {};
  const adapter = new FastifyAdapter({
    trustProxy: readTrustedProxies(config.TRUST_PROXY),
    bodyLimit: config.settings.http.bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 30_000,
    genReqId: (request: IncomingMessage) => acceptedRequestId(request) ?? randomUUID(),
    clientErrorHandler: refuseClientError as never,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      // No hook has run yet.
      void reply.header('x-request-id', request.id);
      if (late.log) sendProblem(error, request, reply, late.log);
      else void reply.status(500).send();
    },
  });
  const app = await make(adapter);
  const log = app.get(Log);
  late.log = log;
  app.useLogger(log);
  await addEdge(app, config);
  app.setGlobalPrefix('api', { exclude: OUTSIDE_PREFIX });
  if (config.service !== 'matching') app.useWebSocketAdapter(new SocketAdapter(app, config));
  drainOnClose(app, config);
  await addPages(app, config.service);
  return app;
}

/**
 * What threw where nobody waits leaves a process in a state that nobody knows: it says what it was and ends, and whoever
 * runs it starts it again. Nothing is lost with it that is not in the database.
 */
export function endOnUnawaited(log: Log, on: Pick<NodeJS.Process, 'on' | 'exit'> = process): void {
  for (const what of ['unhandledRejection', 'uncaughtException'] as const) {
    on.on(what, (error: unknown) => {
      log.error({ err: error, what }, 'an error that nobody awaited; this process ends');
      on.exit(1);
    });
  }
}

/** Listens and prints nothing: the launcher watches `/readyz`. */
export async function startServiceApp(module: Type | DynamicModule, config: Config): Promise<NestFastifyApplication> {
  const app = await createServiceApp(module, config);
  app.enableShutdownHooks();
  endOnUnawaited(app.get(Log));
  await app.listen(portOf(config), config.HOST);
  app.get(Log).info({ port: portOf(config) }, 'listening');
  return app;
}

async function addEdge(app: NestFastifyApplication, config: Config): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const limit = app.get(RateLimit);
  const sessions = app.get(SessionResolver, { strict: false });
  const cookieOfService = cookieName(config.service);
  const clock = app.get<Clock>(CLOCK);
  await app.register(cookie as never);
  // Made once: Fastify's own plugin for it puts the same headers together anew for each request.
  const secure = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // Offers read out by the service.
        mediaSrc: ["'self'"],
        // A phone on the same network opens a development system by plain HTTP.
        upgradeInsecureRequests: config.NODE_ENV === 'production' ? [] : null,
      },
    },
    hsts: config.NODE_ENV === 'production',
  });
  fastify.addHook('onRequest', (request, reply, done) => secure(request.raw, reply.raw, done as () => void));
  await app.register(compress as never, { threshold: 1_024 });
  await app.register(multipart as never, { limits: { fileSize: 8 * 1_048_576, files: 1, fields: 10 } });
  fastify.addHook('onRequest', async (request, reply) => {
    // Pages count down by the clock that decides, however wrong that of the phone is.
    void reply.header('x-request-id', request.id).header('x-server-time', clock.now().toISOString());
    const caller = await limitRequest(request, limit, config, () => findCaller(request, sessions, cookieOfService));
    if (caller) request.ggCaller = caller;
  });
  const { httpSeconds } = app.get(Metrics);
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    httpSeconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  // Fastify would take plain text everywhere, which a form of any page can send without asking.
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('preValidation', async (request) => {
    if (isTooDeep(request.body)) throw new DomainError('request.malformed');
  });
}

/** No body of ours comes near this; what follows a body into its depth must not run out of stack. */
const MAX_DEPTH = 32;

function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** A request id from outside is believed only when it is short and plain. */
function acceptedRequestId(request: IncomingMessage): string | undefined {
  const id = request.headers['x-request-id'];
  return typeof id === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(id) ? id : undefined;
}

/** Idle connections are closed at once when the service stops, requests in flight get their time. */
function drainOnClose(app: NestFastifyApplication, config: Config): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preClose', async () => {
    const { server } = fastify;
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const all = setTimeout(() => server.closeAllConnections(), config.settings.http.drainMs);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(all);
    });
  });
}

async function addPages(app: NestFastifyApplication, service: ServiceName): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  let document: OpenAPIObject | undefined;
  const current = () => (document ??= openApiOf(app, service));
  fastify.get('/api/openapi.json', async () => current());
  fastify.get('/api/reference', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(current() as never)),
  );
  const front = app.get(Front);
  if (front.exists) return front.serve(app);
  fastify.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(landingPage(current() as never)),
  );
}

/** The configuration an app was made with. */
export const configOf = (app: NestFastifyApplication): Config => app.get<Config>(CONFIG);
