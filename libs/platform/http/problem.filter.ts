import {
  Catch,
  HttpException,
  Inject,
  Injectable,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { PROBLEMS } from '@gg/contracts';
import { DomainError, filledSentence, type ProblemParams } from '@gg/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../observability/log';
import { Front, navigates, openedByHand } from './front';

/** RFC 9457, with a stable code and both languages. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly messages: { readonly zh: string; readonly en: string };
  /** Id of the request, to be told to staff. */
  readonly instance: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
  readonly [extra: string]: unknown;
}

const CODES_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  401: 'access.sign_in_required',
  403: 'access.denied',
  404: 'route.not_found',
  413: 'request.too_large',
  414: 'request.uri_too_long',
  415: 'request.unsupported_type',
  429: 'request.too_many',
};

/** Codes of fastify's own errors that mean a bad request and carry no status of their own. */
const BAD_REQUEST = new Set(['FST_ERR_BAD_URL', 'FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

/** The problem document of any error. Unexpected ones say nothing but their id. */
export function problemOf(error: unknown, requestId: string, languages = ''): ProblemDocument {
  if (error instanceof DomainError) return document(error.code, error.params, requestId, languages, error.details);
  const status = statusOf(error);
  const code = CODES_BY_STATUS[status];
  if (code) return document(code, {}, requestId, languages);
  if (status < 500) return document('request.malformed', {}, requestId, languages);
  const messages = { zh: '系统出错了，请稍后再试。', en: 'Something went wrong; please try again later.' };
  return {
    type: 'urn:guigong:problem:internal',
    title: 'internal',
    status: 500,
    code: 'internal',
    detail: /^en\b/i.test(languages) ? messages.en : messages.zh,
    messages,
    instance: requestId,
  };
}

function document(
  code: string,
  params: ProblemParams,
  requestId: string,
  languages: string,
  details: Readonly<Record<string, unknown>> = {},
): ProblemDocument {
  const entry = PROBLEMS[code];
  if (!entry) throw new Error(`no sentence for the problem ${code}`);
  const messages = { zh: filledSentence(entry.zh, params, ''), en: filledSentence(entry.en, params, '') };
  return {
    type: `urn:guigong:problem:${code}`,
    title: code,
    status: entry.status,
    code,
    detail: /^en\b/i.test(languages) ? messages.en : messages.zh,
    messages,
    instance: requestId,
    ...details,
  };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  if (typeof statusCode === 'number') return statusCode;
  return typeof code === 'string' && BAD_REQUEST.has(code) ? 400 : 500;
}

/** Sends the problem document of an error on a fastify reply. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  let problem: ProblemDocument;
  try {
    problem = problemOf(error, request.id, request.headers['accept-language']);
  } catch (broken) {
    problem = problemOf(broken, request.id);
  }
  if (problem.status >= 500) log.error({ err: error, requestId: request.id }, 'unexpected error');
  if (problem.status === 429 && error instanceof DomainError) {
    void reply.header('retry-after', String(error.params['seconds'] ?? 60));
  }
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Log) private readonly log: Log,
    @Inject(Front) private readonly front: Front,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    // No route of the service: one of the pages' own addresses, as after a reload.
    if (this.front.exists && error instanceof NotFoundException && navigates(request)) {
      void this.front.sendPage(request, reply.status(200));
      return;
    }
    if (this.front.exists && error instanceof DomainError && openedByHand(request)) {
      void this.front.sendPage(request, reply.status(problemOf(error, request.id).status));
      return;
    }
    sendProblem(error, request, reply, this.log);
  }
}
