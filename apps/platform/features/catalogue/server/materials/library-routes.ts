// The routes of what ships: the library, a module's page, its pages to read and its files to keep.
import { AppError } from '@dragoman/kernel';
import type { LongModule } from '@dragoman/materials';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import {
  archiveParams,
  fileParams,
  materialLibrary,
  moduleDetail,
  moduleParams,
  pageParams,
  readablePage,
} from '../../materials-contract.ts';
import { materialsReading } from '../policy.ts';
import type { MaterialsDependencies } from './dependencies.ts';
import { presentDetail, presentSummary } from './present-module.ts';
import { presentTrack } from './present-track.ts';
import { findMaterial, readPage } from './read-page.ts';
import type { RenderFiles } from './render-files.ts';

/** Making files costs seconds of a core. */
export const fileLimits = { bodyBytes: 1024, perActor: 60, perAddress: 600 };

export function libraryRoutes(
  { longModules, tracks, modules, words }: MaterialsDependencies,
  files: RenderFiles,
): Route[] {
  const reading = {
    method: 'GET',
    policy: materialsReading,
    limits: ordinaryLimits,
    idempotency: 'safe',
  } as const;
  const open = (id: string): LongModule => {
    const module = longModules.find(id);
    if (module === null) throw new AppError('materials.unknown');
    return module;
  };
  return [
    defineRoute({
      ...reading,
      id: 'materials.library',
      path: '/materials',
      summary: 'The long modules that ship with Dragoman, with hours, credits, languages and who reviewed them.',
      reply: materialLibrary,
      handle: async () => ({
        tracks: tracks.map((each) => presentTrack(each, longModules)),
        modules: longModules.list().map((module) => presentSummary(module, words)),
        shortModules: modules.map(({ id, skill, title, minutes }) => ({ id, skill, title, minutes })),
      }),
    }),
    defineRoute({
      ...reading,
      id: 'materials.module',
      path: '/materials/:moduleId',
      summary: 'One long module: outcomes with indicators and items, agenda, workload and what can be printed.',
      params: moduleParams,
      reply: moduleDetail,
      handle: async ({ params }) => presentDetail(open(params.moduleId), words),
    }),
    defineRoute({
      ...reading,
      id: 'materials.page',
      path: '/materials/:moduleId/pages/:kind/:language',
      summary: 'One material of a module to read.',
      params: pageParams,
      reply: readablePage,
      handle: async ({ params }) => readPage(open(params.moduleId), params, 'everything', words),
    }),
    defineRoute({
      ...reading,
      id: 'materials.file',
      limits: fileLimits,
      path: '/materials/:moduleId/files/:file',
      summary: 'One material of a module as HTML or PDF to print.',
      params: fileParams,
      reply: 'file',
      handle: async ({ params }) => {
        const module = open(params.moduleId);
        const { kind, language, format } = splitFileName(params.file);
        return files.material(module, findMaterial(module, kind, language, 'everything'), format);
      },
    }),
    defineRoute({
      ...reading,
      id: 'materials.archive',
      limits: { ...fileLimits, perActor: 12 },
      path: '/materials/:moduleId/archives/:archive',
      summary: 'A module with everything, as a package of files or as a Common Cartridge.',
      params: archiveParams,
      reply: 'file',
      handle: async ({ params }) => files.archive(open(params.moduleId), params.archive),
    }),
  ];
}

/** `workbook.fi.pdf` into its parts; the schema has seen to the shape. */
export function splitFileName(file: string): { kind: string; language: string; format: 'html' | 'pdf' } {
  const [kind = '', language = '', format] = file.split('.');
  return { kind, language, format: format as 'html' | 'pdf' };
}
