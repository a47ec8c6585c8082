import { WorkerAppModule } from '../../../apps/worker/worker.module';
import { serveWithFaults } from './serve-with-faults';

serveWithFaults('worker', (config, schema) => WorkerAppModule.with(config, schema));
