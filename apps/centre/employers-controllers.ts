import { EmployersController } from './employers.controller';
import { RepresentedEmployersController } from './represented-employers.controller';
import { RepresentedMembersController } from './represented-members.controller';

/** Routes of the centre's service for employers and what staff do on their behalf. */
export const employersControllers = [EmployersController, RepresentedEmployersController, RepresentedMembersController];
