import { CERTIFICATES, type CertificateKind } from '@gg/reference-data';

/** Whether papers of a kind run out by their regulation. */
export const hasTerm = (kind: CertificateKind): boolean =>
  CERTIFICATES.some((definition) => definition.kind === kind && definition.validMonths !== null);
