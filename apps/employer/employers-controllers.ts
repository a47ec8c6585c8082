import { MembersController } from './members.controller';
import { OrganisationController } from './organisation.controller';
import { RegularsController } from './regulars.controller';
import { SitesController } from './sites.controller';

/** Routes of the employer service for the organisation itself, its people, places and lists. */
export const employersControllers = [OrganisationController, MembersController, SitesController, RegularsController];
