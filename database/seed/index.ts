/** The seed: a believable Guangxi as plain data, and the way into the database. */
export * from './generate/world';
export { Dice } from './generate/dice';
export { DEVELOPMENT_PLAN, generateWorld } from './generate/generate-world';
export { Weighted } from './generate/weighted';
export { lastStartOf } from './generate/demonstration';
export { openSeed, seedDatabase } from './seed';
export { draftOf } from './write/draft-of';
export { OtherWorld, seedState, type Say, type SeedDoors, type SeedState } from './write/seed-run';
export { seedWorld } from './write/seed-world';
export { signInsOf, type SignIn } from './write/sign-ins';
