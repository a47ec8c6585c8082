import type { Rule } from '../rule';
import { businessClock } from './business-clock.rule';
import { clusterSafeGuards } from './cluster-safe-guards.rule';
import { consumersSubscribed } from './consumers-subscribed.rule';
import { documents } from './documents.rule';
import { domainPurity } from './domain-purity.rule';
import { doorsOnly } from './doors-only.rule';
import { entitiesStayHome } from './entities-stay-home.rule';
import { environmentInConfig } from './environment-in-config.rule';
import { eventNames } from './event-names.rule';
import { fileLength } from './file-length.rule';
import { finishedWork } from './finished-work.rule';
import { foreignKeysStayHome } from './foreign-keys-stay-home.rule';
import { glossary } from './glossary.rule';
import { importCycles } from './import-cycles.rule';
import { importDirection } from './import-direction.rule';
import { independentOracles } from './independent-oracles.rule';
import { knownTraps } from './known-traps.rule';
import { naming } from './naming.rule';
import { noEnum } from './no-enum.rule';
import { noForwardRef } from './no-forward-ref.rule';
import { noSleepingTests } from './no-sleeping-tests.rule';
import { ownTables } from './own-tables.rule';
import { permissionsUsed } from './permissions-used.rule';
import { plainOrigins } from './plain-origins.rule';
import { problemCodes } from './problem-codes.rule';
import { routeAccess } from './route-access.rule';

/** The house rules, in the order in which they are reported. */
export const RULES: readonly Rule[] = [
  importDirection,
  doorsOnly,
  importCycles,
  domainPurity,
  businessClock,
  environmentInConfig,
  noForwardRef,
  ownTables,
  entitiesStayHome,
  foreignKeysStayHome,
  clusterSafeGuards,
  eventNames,
  consumersSubscribed,
  problemCodes,
  routeAccess,
  permissionsUsed,
  naming,
  fileLength,
  finishedWork,
  independentOracles,
  knownTraps,
  noEnum,
  noSleepingTests,
  glossary,
  documents,
  plainOrigins,
];
