export * from './clock';
export * from './domain-error';
export * from './geo';
export * from './ids';
export * from './local-time';
export * from './money';
export * from './time-window';
export * from './transition-table';
