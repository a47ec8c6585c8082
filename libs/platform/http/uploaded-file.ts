import { createHash } from 'node:crypto';
import type {} from '@fastify/multipart';
import { DomainError } from '@gg/kernel';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller';

/** What a form says around its file: boundaries and the head of a part. */
const FORM_BYTES = 4_096;

/**
 * The one file that a form brings, read whole. Its name and declared type are nobody's word: they are not even told.
 * @param maxBytes a longer one is refused by its declared length before it is read, and while it is read
 * Throws `request.unsupported_type`, `request.file_missing`, `request.file_too_large`.
 */
export async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Buffer> {
  if (!request.isMultipart()) throw new DomainError('request.unsupported_type');
  const tooLarge = () => new DomainError('request.file_too_large', { megabytes: Math.floor(maxBytes / 1_048_576) });
  if (Number(request.headers['content-length']) > maxBytes + FORM_BYTES) throw tooLarge();
  try {
    const part = await request.file({ limits: { fileSize: maxBytes, files: 1, fields: 0, parts: 1 } });
    const file = await part?.toBuffer();
    if (!file || file.length === 0) throw new DomainError('request.file_missing');
    return file;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const { code } = error as { code?: unknown };
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge();
    // Cut off, without a boundary, with fields in it: nothing of ours, and nothing that could be read.
    throw new DomainError('request.malformed');
  }
}

/** The caller whose idempotency key stands for this file too: the same key with another file is another request. */
export function withUpload(caller: Caller, file: Buffer): Caller {
  const { idempotency } = caller;
  if (!idempotency) return caller;
  const bodyHash = createHash('sha256').update(idempotency.bodyHash).update(file).digest();
  return { ...caller, idempotency: { ...idempotency, bodyHash } };
}
