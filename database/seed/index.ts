/** The seed: a believable Guangxi as plain data, and the way into the database. */
export * from './generate/world';
export { DEVELOPMENT_PLAN, generateWorld } from './generate/generate-world';
export { lastStartOf } from './generate/demonstration';
