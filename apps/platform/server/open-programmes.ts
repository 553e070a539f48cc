// Opens the room of programmes: the doors to its left, the modules that ship, the templates of costs, and the port academics fill.
import { demandDoor } from '../features/demand/server/index.ts';
import { createProgrammes, loadCostTemplates } from '../features/programmes/server/index.ts';
import type { Programmes, ProgrammesParts } from '../features/programmes/server/index.ts';
import { CONTENT_FOLDER } from './load-content.ts';
import type { Content } from './load-content.ts';

type Given = Omit<ProgrammesParts, 'demand' | 'longModules' | 'framework' | 'costTemplates'>;

export function openProgrammes(given: Given, { longModules, framework }: Content): Programmes {
  return createProgrammes({
    ...given,
    demand: demandDoor,
    longModules,
    framework,
    costTemplates: loadCostTemplates(new URL('cost-templates.json', CONTENT_FOLDER)),
  });
}
