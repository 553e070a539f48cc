// Opens the rooms between a firm's sentence and a course: needs, academics, programmes, calls, the job market. They stand on the same lists of skills.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AcademicsDependencies } from '../features/academics/server/index.ts';
import { createDemand } from '../features/demand/server/index.ts';
import type { DemandDependencies } from '../features/demand/server/index.ts';
import { programmeForFirm, programmeOfCase, resultForFirm } from '../features/programmes/server/index.ts';
import type { Taxonomies } from '../features/taxonomy/server/index.ts';
import { CONTENT_FOLDER } from './load-content.ts';
import type { Content } from './load-content.ts';
import { openAcademics } from './open-academics.ts';
import { openCalls } from './open-calls.ts';
import { openMarket } from './open-market.ts';
import { openProgrammes } from './open-programmes.ts';

type Letters = Omit<
  DemandDependencies,
  | 'taxonomies'
  | 'matchingFolder'
  | 'vocabularyFolder'
  | 'cacheFolder'
  | 'findProgramme'
  | 'findProgrammeOfCase'
  | 'findResult'
> &
  Pick<AcademicsDependencies, 'erase'>;

export interface DemandLoopOptions {
  /** What every room needs that writes to people, and how somebody is forgotten. */
  readonly letters: Letters;
  readonly taxonomies: Taxonomies;
  readonly content: Content;
  readonly dataFolder: string;
  /** What the rooms of people measured of a programme's group. */
  readonly measured: Parameters<typeof openProgrammes>[0]['measured'];
  readonly isSynthetic: Parameters<typeof openProgrammes>[0]['isSynthetic'];
}

export function openDemandLoop({ letters, taxonomies, content, dataFolder, measured, isSynthetic }: DemandLoopOptions) {
  const demand = createDemand({
    ...letters,
    taxonomies,
    matchingFolder: fileURLToPath(new URL('matching/', CONTENT_FOLDER)),
    vocabularyFolder: fileURLToPath(new URL('vocabulary/', CONTENT_FOLDER)),
    cacheFolder: join(dataFolder, 'cache', 'matching'),
    findProgrammeOfCase: programmeOfCase,
    findProgramme: programmeForFirm,
    findResult: resultForFirm(() => ({ measured, framework: content.framework })),
  });
  const academics = openAcademics(letters, taxonomies);
  const programmes = openProgrammes(
    {
      ...letters,
      taxonomies,
      academics: academics.available,
      measured,
      moveCase: (queries, by, caseId, stage) => demand.moveCase(queries, by, caseId, stage),
      isSynthetic,
    },
    content,
  );
  const market = openMarket(letters, taxonomies, content, dataFolder);
  const calls = openCalls({ ...letters, charters: programmes.charters, academics: academics.door });
  return { demand, academics, programmes, calls, market };
}
