// Long modules as the library, a module's page and a reader see them.
import { z } from 'zod';
import { slug, texts } from '../framework/contract.ts';
import { MATERIAL_KINDS } from './limits.ts';

const language = z.string().regex(/^[a-z]{2}$/);
const kind = z.enum(MATERIAL_KINDS);
const minutes = z.number();

const languageState = z.object({
  language,
  /** `source`: written in it. */
  state: z.enum(['source', 'not-reviewed', 'reviewed']),
  by: z.string().nullable(),
  on: z.string().nullable(),
});

export const moduleSummary = z.object({
  /** What the address of its page needs. */
  id: z.string(),
  moduleId: z.string(),
  version: z.string(),
  title: texts,
  purpose: texts,
  skills: z.array(z.object({ id: z.string(), name: texts })),
  level: z.object({ from: z.int(), to: z.int() }),
  roles: z.array(z.string()),
  group: z.object({ from: z.int(), to: z.int() }),
  contactMinutes: minutes,
  workloadMinutes: minutes,
  ects: z.number(),
  languages: z.array(languageState),
});

export const shortModule = z.object({ id: slug, skill: slug, title: texts, minutes });

const minutesRange = z.object({ from: minutes, to: minutes });

/** How a design stands against one thing that the evidence asks for; see docs/methods/course-design-aid.md. */
export const criterionScore = z.object({
  criterion: z.enum(['needs-analysis', 'practice', 'feedback', 'spacing', 'face-to-face', 'alignment']),
  verdict: z.enum(['met', 'partly', 'not-met']),
  value: z.number(),
  some: z.number(),
  full: z.number(),
  counted: z.number(),
  of: z.number(),
});

export const trackDetail = z.object({
  id: slug,
  version: z.string(),
  title: texts,
  audience: texts,
  prerequisites: texts,
  modules: z.array(
    z.object({
      id: slug,
      /** Null while the module is still being written. */
      title: texts.nullable(),
      workloadMinutes: minutes.nullable(),
      isRequired: z.boolean(),
      why: texts,
    }),
  ),
  choose: z.int(),
  weeksBetween: z.int(),
  ects: z.number(),
  /** Of the modules that are there, over every choice. */
  workload: minutesRange,
  contact: minutesRange,
  stacking: z.array(texts),
  evidence: z.array(z.object({ claim: texts, source: z.string() })),
  design: z.array(criterionScore),
});

export const materialLibrary = z.object({
  tracks: z.array(trackDetail),
  modules: z.array(moduleSummary),
  /** Exercises of under an hour, which people find on their plans. */
  shortModules: z.array(shortModule),
});

const named = z.object({ id: z.string(), text: texts });

export const materialListing = z.object({
  kind,
  language,
  title: z.string(),
  audience: z.enum(['facilitator', 'participants']),
});

export const moduleDetail = moduleSummary.extend({
  licence: z.string(),
  authors: z.array(z.string()),
  prerequisites: z.object({ text: texts, modules: z.array(z.object({ id: z.string(), title: texts })) }),
  outcomes: z.array(
    z.object({
      id: z.string(),
      text: texts,
      standard: texts,
      indicators: z.array(named),
      items: z.array(named),
    }),
  ),
  agenda: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['opening', 'input', 'activity', 'break', 'assessment', 'closing']),
      begins: z.string(),
      ends: z.string(),
      minutes,
      title: texts,
      activity: z
        .object({
          kind: z.string(),
          group: z.string(),
          outcomes: z.array(z.string()),
          indicators: z.array(named),
        })
        .nullable(),
    }),
  ),
  workload: z.object({
    preparation: minutes,
    contact: minutes,
    practiceTask: minutes,
    followUp: minutes,
    assessment: minutes,
  }),
  selfStudyMinutes: minutes,
  materials: z.array(materialListing),
  design: z.array(criterionScore),
});

export const readablePage = z.object({
  kind,
  language,
  moduleTitle: z.string(),
  title: z.string(),
  imprint: z.string(),
  notice: z.string().nullable(),
  /** Written by our renderer from a tree that has no place for markup of an author. */
  html: z.string(),
});

export const ownMaterials = z.object({
  modules: z.array(moduleSummary.extend({ materials: z.array(materialListing) })),
});

export const moduleParams = z.object({ moduleId: slug });
export const pageParams = moduleParams.extend({ kind, language });
export const fileParams = moduleParams.extend({
  file: z.string().regex(/^[a-z-]{1,20}\.[a-z]{2}\.(html|pdf)$/),
});
export const ARCHIVES = ['package.zip', 'cartridge.imscc'] as const;
export const archiveParams = moduleParams.extend({ archive: z.enum(ARCHIVES) });

export type ModuleSummary = z.infer<typeof moduleSummary>;
export type MaterialLibrary = z.infer<typeof materialLibrary>;
export type TrackDetail = z.infer<typeof trackDetail>;
export type CriterionScore = z.infer<typeof criterionScore>;
export type MaterialListing = z.infer<typeof materialListing>;
export type ModuleDetail = z.infer<typeof moduleDetail>;
export type ReadablePage = z.infer<typeof readablePage>;
export type OwnMaterials = z.infer<typeof ownMaterials>;
export type ArchiveName = (typeof ARCHIVES)[number];
