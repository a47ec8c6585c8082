import { EmployerAppModule } from '../../../apps/employer/employer.module';
import { serveWithFaults } from './serve-with-faults';

serveWithFaults('employer', (config, schema) => EmployerAppModule.with(config, schema));
