export * from './events/booking-events';
export * from './events/catalogue';
export * from './events/envelope';
export * from './events/subscriptions';
export * from './events/worker-events';
export * from './problems/problem-catalogue';
export * from './problems/problems';
export * from './sockets';
