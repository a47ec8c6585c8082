import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '@gg/platform';
import { WorkerBulkWriter } from './bulk/worker-bulk-writer';
import { ForgetErasedPerson } from './consumers/forget-erased-person.consumer';
import { PurgePhotosAtNight } from './consumers/purge-photos-at-night.consumer';
import { PublishProfileWhenPersonChanged } from './consumers/publish-profile-when-person-changed.consumer';
import { TellSilenceAtNight } from './consumers/tell-silence-at-night.consumer';
import { PhotoDeveloper } from './photos/photo-developer';
import { BlockReader } from './read-models/block-reader';
import { PartyLists } from './read-models/party-lists';
import { PartyReader } from './read-models/party-reader';
import { PresenceList } from './read-models/presence-list';
import { ProfileReader } from './read-models/profile-reader';
import { WorkerFactsReader } from './read-models/worker-facts-reader';
import { WorkerProfiles } from './read-models/worker-profiles';
import { AddCertificate } from './use-cases/add-certificate.use-case';
import { BlockEmployer } from './use-cases/block-employer.use-case';
import { ConsentToParty } from './use-cases/consent-to-party.use-case';
import { DeclarePresence } from './use-cases/declare-presence.use-case';
import { DeclineParty } from './use-cases/decline-party.use-case';
import { DissolveParty } from './use-cases/dissolve-party.use-case';
import { EditCertificate } from './use-cases/edit-certificate.use-case';
import { EditProfile } from './use-cases/edit-profile.use-case';
import { EndPresence } from './use-cases/end-presence.use-case';
import { FindWorker } from './use-cases/find-worker.use-case';
import { InviteToParty } from './use-cases/invite-to-party.use-case';
import { JoinParty } from './use-cases/join-party.use-case';
import { JudgeProof } from './use-cases/judge-proof.use-case';
import { LeaveParty } from './use-cases/leave-party.use-case';
import { MakePartyAtDesk } from './use-cases/make-party-at-desk.use-case';
import { MakePartyLink } from './use-cases/make-party-link.use-case';
import { MakeParty } from './use-cases/make-party.use-case';
import { NamePartyAnswerers } from './use-cases/name-party-answerers.use-case';
import { PartyChanges } from './use-cases/party-changes';
import { PartyGuard } from './use-cases/party-guard';
import { PutCertificatePhoto } from './use-cases/put-certificate-photo.use-case';
import { RegisterAtDesk } from './use-cases/register-at-desk.use-case';
import { RemoveCertificatePhoto } from './use-cases/remove-certificate-photo.use-case';
import { RemoveCertificate } from './use-cases/remove-certificate.use-case';
import { RemovePartyMember } from './use-cases/remove-party-member.use-case';
import { RepresentedWorkers } from './use-cases/represented-workers';
import { RevokePartyConsent } from './use-cases/revoke-party-consent.use-case';
import { SetAvailability } from './use-cases/set-availability.use-case';
import { SetExceptions } from './use-cases/set-exceptions.use-case';
import { SetTrades } from './use-cases/set-trades.use-case';
import { StatePartyMinimum } from './use-cases/state-party-minimum.use-case';
import { StateStatus } from './use-cases/state-status.use-case';
import { UnblockEmployer } from './use-cases/unblock-employer.use-case';
import { ViewCertificatePhoto } from './use-cases/view-certificate-photo.use-case';
import { WithdrawStatus } from './use-cases/withdraw-status.use-case';
import { WorkerChanges } from './use-cases/worker-changes';

const useCases = [
  AddCertificate,
  BlockEmployer,
  ConsentToParty,
  DeclarePresence,
  DeclineParty,
  DissolveParty,
  EditCertificate,
  EditProfile,
  EndPresence,
  FindWorker,
  InviteToParty,
  JoinParty,
  JudgeProof,
  LeaveParty,
  MakeParty,
  MakePartyAtDesk,
  MakePartyLink,
  NamePartyAnswerers,
  PutCertificatePhoto,
  RegisterAtDesk,
  RemoveCertificate,
  RemoveCertificatePhoto,
  RemovePartyMember,
  RevokePartyConsent,
  SetAvailability,
  SetExceptions,
  SetTrades,
  StatePartyMinimum,
  StateStatus,
  UnblockEmployer,
  ViewCertificatePhoto,
  WithdrawStatus,
];

const door = [
  BlockReader,
  PartyLists,
  PartyReader,
  PresenceList,
  ProfileReader,
  WorkerFactsReader,
  WorkerProfiles,
  WorkerBulkWriter,
  PartyGuard,
];

const inner = [PartyChanges, PhotoDeveloper, RepresentedWorkers, WorkerChanges];

const consumers = [ForgetErasedPerson, PublishProfileWhenPersonChanged, PurgePhotosAtNight, TellSilenceAtNight];

/** Workers, their facts and their parties. The matching service also consumes. */
@Global()
@Module({})
export class WorkersModule {
  static forService(config: Pick<Config, 'service'>): DynamicModule {
    return {
      module: WorkersModule,
      providers: [...useCases, ...door, ...inner, ...(config.service === 'matching' ? consumers : [])],
      exports: [...useCases, ...door],
    };
  }
}
