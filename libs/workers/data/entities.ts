import { CertificatePhotoEntity } from './certificate-photo.entity';
import { PartyConsentEntity } from './party-consent.entity';
import { PartyEntity, PartyLinkEntity, PartyMemberEntity, PartyVersionEntity } from './party.entities';
import { WorkerAvailabilityExceptionEntity } from './worker-availability-exception.entity';
import { WorkerCertificateEntity } from './worker-certificate.entity';
import { WorkerEmployerBlockEntity } from './worker-employer-block.entity';
import { WorkerPresenceEntity } from './worker-presence.entity';
import { WorkerStatusEntity } from './worker-status.entity';
import { WorkerTradeEntity } from './worker-trade.entity';
import { WorkerNumberEntity } from './worker-number.entity';
import { WorkerEntity } from './worker.entity';

/** Every table of this room. */
export const workersEntities = [
  WorkerEntity,
  WorkerNumberEntity,
  WorkerTradeEntity,
  WorkerStatusEntity,
  WorkerCertificateEntity,
  CertificatePhotoEntity,
  WorkerAvailabilityExceptionEntity,
  WorkerEmployerBlockEntity,
  WorkerPresenceEntity,
  PartyEntity,
  PartyMemberEntity,
  PartyVersionEntity,
  PartyConsentEntity,
  PartyLinkEntity,
];
