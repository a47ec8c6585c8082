import { CentreAppModule } from '../../../apps/centre/centre.module';
import { serveWithFaults } from './serve-with-faults';

serveWithFaults('centre', (config, schema) => CentreAppModule.with(config, schema));
