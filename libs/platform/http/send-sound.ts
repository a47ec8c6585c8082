import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRange } from './byte-range';

/** A file to listen to. */
export interface Sound {
  readonly bytes: Buffer;
  readonly type: string;
  /** Changes with the bytes. */
  readonly digest: string;
}

/**
 * Sends it to the person whom it is for: their own browser may keep it and asks each time whether it still holds, so that
 * nothing is heard after a session has ended. In pieces, without which iPhones play nothing.
 */
export function sendSound(request: FastifyRequest, reply: FastifyReply, { bytes, type, digest }: Sound): FastifyReply {
  const tag = `"${digest}"`;
  void reply
    .header('cache-control', 'private, no-cache')
    .header('etag', tag)
    .header('accept-ranges', 'bytes')
    .header('x-content-type-options', 'nosniff');
  const { range, 'if-none-match': known, 'if-range': ofWhich } = request.headers;
  if (known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) return reply.status(304).send();
  // Pieces of two files are none.
  const piece = ofWhich === undefined || ofWhich === tag ? byteRange(range, bytes.length) : null;
  if (piece === 'none') {
    return reply.status(416).header('content-range', `bytes */${bytes.length}`).send();
  }
  void reply.type(type);
  if (piece === null) return reply.status(200).send(bytes);
  return reply
    .status(206)
    .header('content-range', `bytes ${piece.first}-${piece.last}/${bytes.length}`)
    .send(bytes.subarray(piece.first, piece.last + 1));
}
