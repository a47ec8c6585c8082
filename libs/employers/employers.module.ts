import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '@gg/platform';
import { EmployerBulkWriter } from './bulk/employer-bulk-writer';
import { ForgetErasedPerson } from './consumers/forget-erased-person.consumer';
import { MatchRegularsWhenWorkerRegistered } from './consumers/match-regulars-when-worker-registered.consumer';
import { BlockReader } from './read-models/block-reader';
import { EmployerReader } from './read-models/employer-reader';
import { EmployerViews } from './read-models/employer-views';
import { RegularsReader } from './read-models/regulars-reader';
import { SiteReader } from './read-models/site-reader';
import { AddRegular } from './use-cases/add-regular.use-case';
import { AddSite } from './use-cases/add-site.use-case';
import { AnswerInvitation } from './use-cases/answer-invitation.use-case';
import { ArchiveSite } from './use-cases/archive-site.use-case';
import { BlockWorker } from './use-cases/block-worker.use-case';
import { ChangeMemberRole } from './use-cases/change-member-role.use-case';
import { EditOrganisation } from './use-cases/edit-organisation.use-case';
import { EditSite } from './use-cases/edit-site.use-case';
import { EmployerChanges } from './use-cases/employer-changes';
import { EmployerRegistrar } from './use-cases/employer-registrar';
import { InviteMember } from './use-cases/invite-member.use-case';
import { JudgeEmployer } from './use-cases/judge-employer.use-case';
import { PasteRegulars } from './use-cases/paste-regulars.use-case';
import { RegisterEmployerAtDesk } from './use-cases/register-employer-at-desk.use-case';
import { RegisterOrganisation } from './use-cases/register-organisation.use-case';
import { RemoveMember } from './use-cases/remove-member.use-case';
import { RemoveRegular } from './use-cases/remove-regular.use-case';
import { RepresentedEmployers } from './use-cases/represented-employers';
import { StateLicence } from './use-cases/state-licence.use-case';
import { UnblockWorker } from './use-cases/unblock-worker.use-case';
import { WithdrawInvitation } from './use-cases/withdraw-invitation.use-case';

const useCases = [
  AddRegular,
  AddSite,
  AnswerInvitation,
  ArchiveSite,
  BlockWorker,
  ChangeMemberRole,
  EditOrganisation,
  EditSite,
  InviteMember,
  JudgeEmployer,
  PasteRegulars,
  RegisterEmployerAtDesk,
  RegisterOrganisation,
  RemoveMember,
  RemoveRegular,
  StateLicence,
  UnblockWorker,
  WithdrawInvitation,
];

const door = [
  BlockReader,
  EmployerReader,
  EmployerViews,
  RegularsReader,
  RepresentedEmployers,
  SiteReader,
  EmployerBulkWriter,
];

const inner = [EmployerChanges, EmployerRegistrar];

/** Employers, their people, places and lists. The matching service also consumes. */
@Global()
@Module({})
export class EmployersModule {
  static forService(config: Pick<Config, 'service'>): DynamicModule {
    return {
      module: EmployersModule,
      providers: [
        ...useCases,
        ...door,
        ...inner,
        ...(config.service === 'matching' ? [ForgetErasedPerson, MatchRegularsWhenWorkerRegistered] : []),
      ],
      exports: [...useCases, ...door],
    };
  }
}
