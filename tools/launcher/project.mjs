import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder; everything the launcher makes lies below it. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The data of `npm start`. */
export const developmentData = join(projectRoot, '.data', 'dev');
