export * from './domain';
export * from './verdict';
