import type { FastifyReply } from 'fastify';
import type { ShownPhoto } from '../data/certificate-photos';

/** Media types in which photos are shown. */
export const PHOTO_TYPES = ['image/webp'] as const;

/**
 * The picture as an answer that nobody keeps: no cache, no other site's page, nothing that a browser would take for
 * something else or run.
 */
export function sendPhoto(reply: FastifyReply, { image, mediaType }: ShownPhoto): Buffer {
  void reply
    .type(mediaType)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', 'inline; filename="certificate.webp"');
  return image;
}
