import { MatchingAppModule } from '../../../apps/matching/matching.module';
import { serveWithFaults } from './serve-with-faults';

serveWithFaults('matching', (config, schema) => MatchingAppModule.with(config, schema));
