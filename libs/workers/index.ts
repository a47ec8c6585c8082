export { WorkersModule } from './workers.module';
export { workersEntities } from './data/entities';
export { WorkerBulkWriter, type BulkParty, type BulkWorker } from './bulk/worker-bulk-writer';
export type { NewWorker } from './data/worker-rows';
export type { VersionedProfile } from './data/profile-states';
export {
  EXCEPTION_DAYS_AHEAD,
  FIRST_PATTERN,
  weeklyPattern,
  type AvailabilityException,
  type MinuteRange,
  type WeeklyRange,
} from './domain/availability';
export type { PhotoFacts, ShownPhoto } from './data/certificate-photos';
export { MAX_CERTIFICATES, type CertificateTerm } from './domain/certificate';
export type { Display } from './domain/display';
export { MISSING_TEXTS, PROFILE_PARTS, type ProfilePart } from './domain/missing-parts';
export { LEAST_PARTY, MAX_PARTY, type MemberState, type PartyKind } from './domain/party';
export {
  PROOF_METHODS,
  STATED_STATUSES,
  type ProofMethod,
  type ProofState,
  type StatedStatus,
} from './domain/worker-status';
export * from './http/desk-wire';
export * from './http/party-wire';
export { PHOTO_TYPES, sendPhoto } from './http/photo-answer';
export * from './http/profile-wire';
export { BlockReader } from './read-models/block-reader';
export { PartyLists, type PartyView } from './read-models/party-lists';
export { PartyReader, type PartyFacts } from './read-models/party-reader';
export { PresenceList, type PresentWorker } from './read-models/presence-list';
export {
  ProfileReader,
  type CertificateView,
  type EmployerBlockView,
  type ProfileView,
  type StatusView,
} from './read-models/profile-reader';
export { WorkerFactsReader, type WorkerFacts } from './read-models/worker-facts-reader';
export { WorkerProfiles } from './read-models/worker-profiles';
export { PartyGuard } from './use-cases/party-guard';
export type { ChangedParty } from './use-cases/party-changes';
export { AddCertificate, type AddCertificateCommand } from './use-cases/add-certificate.use-case';
export { BlockEmployer, type BlockEmployerCommand } from './use-cases/block-employer.use-case';
export { ConsentToParty, type ConsentToPartyCommand } from './use-cases/consent-to-party.use-case';
export {
  DeclarePresence,
  type DeclarePresenceCommand,
  type DeclaredPresence,
} from './use-cases/declare-presence.use-case';
export { DeclineParty, type DeclinePartyCommand } from './use-cases/decline-party.use-case';
export { DissolveParty, type DissolvePartyCommand } from './use-cases/dissolve-party.use-case';
export { EditCertificate, type EditCertificateCommand } from './use-cases/edit-certificate.use-case';
export { EditProfile, type EditProfileCommand } from './use-cases/edit-profile.use-case';
export { EndPresence } from './use-cases/end-presence.use-case';
export { FindWorker, type FoundWorker } from './use-cases/find-worker.use-case';
export { InviteToParty, type InviteToPartyCommand } from './use-cases/invite-to-party.use-case';
export { JoinParty, type JoinPartyCommand } from './use-cases/join-party.use-case';
export { JudgeProof, type JudgeProofCommand } from './use-cases/judge-proof.use-case';
export { LeaveParty, type LeavePartyCommand } from './use-cases/leave-party.use-case';
export { MakePartyAtDesk, type MakePartyAtDeskCommand } from './use-cases/make-party-at-desk.use-case';
export { MakePartyLink, type PartyLink } from './use-cases/make-party-link.use-case';
export { MakeParty, type MakePartyCommand } from './use-cases/make-party.use-case';
export { NamePartyAnswerers, type NamePartyAnswerersCommand } from './use-cases/name-party-answerers.use-case';
export { PutCertificatePhoto } from './use-cases/put-certificate-photo.use-case';
export {
  RegisterAtDesk,
  type PersonAtDesk,
  type RegisterAtDeskCommand,
  type RegisteredAtDesk,
} from './use-cases/register-at-desk.use-case';
export { RemoveCertificatePhoto } from './use-cases/remove-certificate-photo.use-case';
export { RemoveCertificate } from './use-cases/remove-certificate.use-case';
export { RemovePartyMember, type RemovePartyMemberCommand } from './use-cases/remove-party-member.use-case';
export { RevokePartyConsent, type RevokePartyConsentCommand } from './use-cases/revoke-party-consent.use-case';
export { SetAvailability, type SetAvailabilityCommand } from './use-cases/set-availability.use-case';
export { SetExceptions, type SetExceptionsCommand } from './use-cases/set-exceptions.use-case';
export { SetTrades, type SetTradesCommand } from './use-cases/set-trades.use-case';
export { StatePartyMinimum, type StatePartyMinimumCommand } from './use-cases/state-party-minimum.use-case';
export { StateStatus, type StateStatusCommand } from './use-cases/state-status.use-case';
export { UnblockEmployer } from './use-cases/unblock-employer.use-case';
export { ViewCertificatePhoto } from './use-cases/view-certificate-photo.use-case';
export { WithdrawStatus } from './use-cases/withdraw-status.use-case';
