import type { Socket } from 'node:net';
import { DomainError, newId } from '@gg/kernel';
import { problemOf } from './problem.filter';

/** Reasons of the status line; what stands there is for people who read traces. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/**
 * Answers what never becomes a request: no HTTP at all, headers without end, a request that does not arrive. Hooks, filters
 * and routes see nothing of it, so that the problem document is written to the connection by hand, which ends with it.
 */
export function refuseClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, ...rest } = problemOf(refusalOf(error.code), newId());
  const body = Buffer.from(JSON.stringify({ ...rest, status }));
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}`,
    'content-type: application/problem+json; charset=utf-8',
    `x-request-id: ${rest.instance}`,
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  socket.destroySoon();
}

function refusalOf(code: string | undefined): DomainError {
  if (code === 'HPE_HEADER_OVERFLOW') return new DomainError('request.headers_too_large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new DomainError('request.timed_out');
  return new DomainError('request.malformed');
}
