import { JOBS_OF_GOODS } from './jobs-of-goods.data';
import { JOBS_OF_SERVICES } from './jobs-of-services.data';
import { JOBS_OF_HOUSEHOLDS, JOBS_OF_WORKS } from './jobs-of-works.data';
import { BUSINESSES } from './businesses.data';
import type { JobTemplate } from './job-template';
import type { EmployerPlan } from './world';

/** Every kind of job that firms and households post. */
export const JOB_TEMPLATES: readonly JobTemplate[] = [
  ...JOBS_OF_GOODS,
  ...JOBS_OF_SERVICES,
  ...JOBS_OF_WORKS,
  ...JOBS_OF_HOUSEHOLDS,
];

const byKey = new Map(JOB_TEMPLATES.map((template) => [template.key, template]));

const ofBusiness = new Map(BUSINESSES.map(({ key, jobs }) => [key, jobs.map((job) => byKey.get(job)!)]));

/** The jobs that an employer posts; an agent has none of its own. */
export const jobsOf = ({ kind, business }: EmployerPlan): readonly JobTemplate[] =>
  kind === 'household' ? JOBS_OF_HOUSEHOLDS : (ofBusiness.get(business) ?? []);
