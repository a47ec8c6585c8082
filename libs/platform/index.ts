export * from './access/access.decorator';
export * from './access/audit';
export * from './access/audit-trail';
export { AuditRecordEntity } from './access/audit-record.entity';
export * from './access/caller';
export * from './access/ports';
export * from './config/config';
export { settingsSchema, type Settings } from './config/settings';
export * from './database/columns';
export { Connections, MariaDbConnections, type OpenTransaction } from './database/connections';
export * from './database/data-source';
export { IdempotencyKeyEntity } from './database/idempotency-key.entity';
export { isTransient } from './database/conflicts';
export { errorNumber, isDuplicate, type SqlValue } from './database/sql';
export { Transactions, Tx } from './database/transactions';
export {
  Consumer,
  ConsumesParts,
  type Delivery,
  type EffectConsumer,
  type EventHead,
  type EventOf,
  type OutsideConsumer,
  type PartConsumer,
} from './events/consumer';
export { ConsumerRunner, type DeliveryKey } from './events/consumer-runner';
export { EventDeliveryEntity, EventEntity } from './events/event.entity';
export { fanOut } from './events/fan-out';
export { Handover } from './events/handover';
export { delivery, type NewEvent } from './events/outbox';
export { Relay } from './events/relay';
export { Answer, AnswerFile, TakesFile } from './http/answer.decorator';
export * from './http/cursor';
export { escapeHtml } from './http/escape-html';
export { OpenedByPeople } from './http/front';
export { LimitBy, showsSecret } from './http/limit-by.decorator';
export { problemOf, type ProblemDocument } from './http/problem.filter';
export { sendSound, type Sound } from './http/send-sound';
export { CallerParam, callerOf, guest } from './http/request-caller';
export { readUpload, withUpload } from './http/uploaded-file';
export { configOf, createServiceApp, openApiOf, startServiceApp } from './http/service-app';
export { Log } from './observability/log';
export { Metrics } from './observability/metrics';
export { inThread, threadFile } from './threads/in-thread';
export { Readiness } from './observability/readiness';
export { PlatformModule, type Schema } from './platform.module';
export { JobQueues, type QueuedDelivery } from './queues/job-queues';
export { closeRedis, makeRedis, redisKey, type RedisClient } from './queues/redis';
export { Realtime, type Frame, type Nudge } from './realtime/realtime';
export { SocketHub, type GgServer, type GgSocket } from './realtime/socket-hub.gateway';
export { removeInBatches } from './upkeep/remove-in-batches';
export { UpkeepTurn } from './upkeep/upkeep-turn';
