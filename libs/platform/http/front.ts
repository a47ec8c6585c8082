import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type {} from '@fastify/cookie';
import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServiceName } from '../config/config';

const PAGE = 'index.html';
/** The same for whoever comes without a session: what only a session is answered is not asked for. */
const GUESTS_PAGE = 'guest.html';
const YEAR_MS = 365 * 86_400_000;
/** Its parts never change under one name: the name holds a digest of the content. */
const IMMUTABLE = { maxAge: YEAR_MS, immutable: true };
/** Kept, and asked for again each time whether it is still the same. */
const REVALIDATED = { maxAge: 0, immutable: false, cacheControl: false };

const OPEN_TO_ALL = /^\/(jobs(\/[^/]+)?)?$/;

/** Where a service's pages lie once they are built: beside the compiled services. */
export const builtPages = (service: ServiceName): string => join(__dirname, '..', '..', '..', 'web', service);

/**
 * The pages (front) of a service, where it has some and they are built: its one page, whose address is any that a person may
 * navigate to, and the assets of it. Without them the service shows what its API can do.
 */
export class Front {
  /** Whether there is one; looked up once, at the start. */
  readonly exists: boolean;

  private readonly forGuests: string;

  /** @param cookie name of the session's */
  constructor(
    private readonly directory: string,
    private readonly cookie: string,
  ) {
    this.exists = existsSync(join(directory, PAGE));
    this.forGuests = existsSync(join(directory, GUESTS_PAGE)) ? GUESTS_PAGE : PAGE;
  }

  /** Its files, compressed at the build; whatever is missing among the assets is 404, never the page. */
  async serve(app: NestFastifyApplication): Promise<void> {
    if (!this.exists) return;
    const fastify = app.getHttpAdapter().getInstance();
    const assets = { root: join(this.directory, 'assets'), prefix: '/assets/', index: false, preCompressed: true };
    await app.register(staticFiles as never, { ...assets, ...IMMUTABLE } as never);
    for (const name of plainFiles(this.directory)) {
      fastify.get(`/${name}`, (_request: FastifyRequest, reply: FastifyReply) => this.send(reply, name));
    }
    fastify.get('/', (request: FastifyRequest, reply: FastifyReply) => this.sendPage(request, reply));
  }

  /** The page itself. Search engines may show its entrance and open work; what lies behind is somebody's own. */
  sendPage({ cookies, url }: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!OPEN_TO_ALL.test(url.split('?')[0]!)) void reply.header('x-robots-tag', 'noindex');
    void reply.header('vary', 'cookie');
    return this.send(reply, cookies[this.cookie] === undefined ? this.forGuests : PAGE);
  }

  private send(reply: FastifyReply, name: string): FastifyReply {
    return reply.header('cache-control', 'no-cache').sendFile(name, this.directory, REVALIDATED);
  }
}

/** Beside the page: the manifest, icons, the service worker. Compressed copies are found by the names of their originals. */
const plainFiles = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name) && ![PAGE, GUESTS_PAGE].includes(entry.name))
    .map(({ name }) => name);

/**
 * Declares that people open this address itself, such as a link to a file: where it is refused and the service has pages, they
 * see the page, which asks again and says why, and not a document for programs.
 */
export const OpenedByPeople = () => RouteConfig({ openedByPeople: true });

/** Whether somebody opened a route declared so by hand. */
export function openedByHand({ headers, routeOptions }: Pick<FastifyRequest, 'headers' | 'routeOptions'>): boolean {
  const { openedByPeople } = routeOptions.config as { openedByPeople?: boolean };
  return openedByPeople === true && (headers.accept ?? '').includes('text/html');
}

const OF_THE_SERVICE = /^\/(api|assets|socket\.io)(\/|$)/;

/**
 * Whether a request that matched nothing is a person who navigates within the pages: a GET for HTML below no address of the
 * service's own, and for no file. A script or a picture that is missing must stay missing.
 */
export function navigates({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean {
  const path = url.split('?')[0]!;
  const isFile = path.slice(path.lastIndexOf('/')).includes('.');
  const wantsPage = (headers.accept ?? '').includes('text/html');
  return ['GET', 'HEAD'].includes(method) && wantsPage && !isFile && !OF_THE_SERVICE.test(path);
}
