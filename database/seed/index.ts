/** The seed: a believable Guangxi as plain data, and the way into the database. */
export * from './generate/world';
export { DEVELOPMENT_PLAN, generateWorld } from './generate/generate-world';
export { lastStartOf } from './generate/demonstration';
export { openSeed, seedDatabase } from './seed';
export { draftOf } from './write/drafts';
export { OtherWorld, seedState, type Say, type SeedDoors, type SeedState } from './write/seed-run';
export { seedWorld } from './write/seed-world';
export { signInsOf, type SignIn } from './write/sign-ins';
