// Puts the materials together.
import type { Route } from '../../../core/http/route.ts';
import type { MaterialsDependencies } from './materials/dependencies.ts';
import { forkRoutes } from './forks/fork-routes.ts';
import type { ForkVersionDependencies } from './forks/fork-version-routes.ts';
import { libraryRoutes } from './materials/library-routes.ts';
import { ownRoutes } from './materials/own-routes.ts';
import { createRenderFiles } from './materials/render-files.ts';

export interface Materials {
  readonly routes: readonly Route[];
}

export function createMaterials(dependencies: MaterialsDependencies & ForkVersionDependencies): Materials {
  const files = createRenderFiles(dependencies.words, () => dependencies.runtime.clock.iso());
  return {
    routes: [
      ...libraryRoutes(dependencies, files),
      ...ownRoutes(dependencies, files),
      ...forkRoutes(dependencies, files),
    ],
  };
}
