export { EmployerBulkWriter, type BulkEmployer, type WrittenEmployer } from './bulk/employer-bulk-writer';
export { employersEntities } from './data/entities';
export type { Site } from './data/site-rows';
export {
  EMPLOYER_PROOFS,
  licenceHolds,
  type EmployerProof,
  type Licence,
  type VerificationState,
} from './domain/employer';
export { MAX_PASTED_PHONES } from './domain/phone-list';
export * from './http/employer-wire';
export { EmployersModule } from './employers.module';
export { BlockReader } from './read-models/block-reader';
export { EmployerReader, type EmployerFacts } from './read-models/employer-reader';
export {
  EmployerViews,
  type BlockView,
  type EmployerView,
  type InvitationView,
  type MemberView,
  type RegularView,
} from './read-models/employer-views';
export { RegularsReader } from './read-models/regulars-reader';
export { SiteReader } from './read-models/site-reader';
export type { EmployerIntroduction } from './use-cases/employer-registrar';
export { AddRegular } from './use-cases/add-regular.use-case';
export { AddSite, type SiteDescription } from './use-cases/add-site.use-case';
export { AnswerInvitation, type AnswerInvitationCommand } from './use-cases/answer-invitation.use-case';
export { ArchiveSite } from './use-cases/archive-site.use-case';
export { BlockWorker, type BlockWorkerCommand } from './use-cases/block-worker.use-case';
export { ChangeMemberRole, type ChangeMemberRoleCommand } from './use-cases/change-member-role.use-case';
export { EditOrganisation, type EditOrganisationCommand } from './use-cases/edit-organisation.use-case';
export { EditSite, type EditSiteCommand } from './use-cases/edit-site.use-case';
export { InviteMember, type InviteMemberCommand } from './use-cases/invite-member.use-case';
export { JudgeEmployer, type JudgeEmployerCommand } from './use-cases/judge-employer.use-case';
export { PasteRegulars, type PastedRegulars } from './use-cases/paste-regulars.use-case';
export {
  RegisterEmployerAtDesk,
  type RegisterEmployerAtDeskCommand,
  type RegisteredEmployer,
} from './use-cases/register-employer-at-desk.use-case';
export { RegisterOrganisation } from './use-cases/register-organisation.use-case';
export { RemoveMember } from './use-cases/remove-member.use-case';
export { RemoveRegular } from './use-cases/remove-regular.use-case';
export { RepresentedEmployers } from './use-cases/represented-employers';
export { StateLicence } from './use-cases/state-licence.use-case';
export { UnblockWorker } from './use-cases/unblock-worker.use-case';
export { WithdrawInvitation } from './use-cases/withdraw-invitation.use-case';
