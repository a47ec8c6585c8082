import { centreRecipes } from './centre-recipes';
import { employerRecipes } from './employer-recipes';
import { identityRecipes } from './identity-recipes';
import { representedHiringRecipes } from './represented-hiring-recipes';
import { representedRecipes } from './represented-recipes';
import { sharingRecipes } from './sharing-recipes';
import type { Recipes } from './way';
import { workerRecipes } from './worker-recipes';

/** How each route of the three services is made to succeed, by its key. A route that has no entry fails a test. */
export const recipes: Recipes = {
  ...workerRecipes,
  ...employerRecipes,
  ...centreRecipes,
  ...representedRecipes,
  ...representedHiringRecipes,
  ...sharingRecipes,
  // Some of them end sessions: last.
  ...identityRecipes,
};
