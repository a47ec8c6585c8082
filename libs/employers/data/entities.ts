import { EmployerBlockEntity } from './employer-block.entity';
import { EmployerInvitationEntity } from './employer-invitation.entity';
import { EmployerLicenceEntity } from './employer-licence.entity';
import { EmployerRegularEntity } from './employer-regular.entity';
import { EmployerEntity } from './employer.entity';
import { SiteEntity } from './site.entity';

/** Every table of this room. */
export const employersEntities = [
  EmployerEntity,
  EmployerLicenceEntity,
  EmployerInvitationEntity,
  EmployerRegularEntity,
  EmployerBlockEntity,
  SiteEntity,
];
