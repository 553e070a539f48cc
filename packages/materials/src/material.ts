// What can be printed of a module, for whom, in which languages.
import type { Block } from './blocks.ts';
import { pageOf } from './open-module.ts';
import type { LongModule } from './open-module.ts';

export const MATERIAL_KINDS = [
  'guide',
  'slides',
  'workbook',
  'briefs',
  'self-study',
  'follow-up',
  'practice-task',
  'assessment',
  'raters',
] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

/** One thing to print: blocks and what stands above and below them on every sheet. */
export interface Material {
  readonly kind: MaterialKind;
  readonly language: string;
  readonly moduleId: string;
  readonly moduleTitle: string;
  /** Such as “Workbook”, in the language of the material. */
  readonly title: string;
  /** At the foot of every sheet: version, licence, authors. */
  readonly imprint: string;
  /** Who reviewed the translation, or that nobody did; null in the source language. */
  readonly notice: string | null;
  /** The same in few words for the foot of every sheet; null once somebody has reviewed it. */
  readonly warning: string | null;
  readonly blocks: readonly Block[];
}

export interface MaterialName {
  readonly kind: MaterialKind;
  readonly language: string;
  readonly audience: 'facilitator' | 'participants';
}

const PAGES: Readonly<Record<MaterialKind, string>> = {
  guide: 'guide',
  slides: 'slides',
  workbook: 'workbook',
  briefs: 'briefs/',
  'self-study': 'self-study',
  'follow-up': 'follow-up',
  'practice-task': 'practice-task',
  assessment: 'assessment',
  raters: 'raters',
};

const FOR_FACILITATORS: ReadonlySet<MaterialKind> = new Set(['guide', 'slides', 'raters']);

/** Everything that can be made of a module: each kind in each language for which its pages are there. */
export function listMaterials(module: LongModule): MaterialName[] {
  return module.head.languages.flatMap((language) =>
    MATERIAL_KINDS.filter((kind) => hasPages(module, kind, language)).map((kind) => ({
      kind,
      language,
      audience: FOR_FACILITATORS.has(kind) ? ('facilitator' as const) : ('participants' as const),
    })),
  );
}

function hasPages(module: LongModule, kind: MaterialKind, language: string): boolean {
  const name = PAGES[kind];
  if (!name.endsWith('/')) return pageOf(module, name, language) !== undefined;
  return module.pages.some((page) => page.language === language && page.name.startsWith(name));
}
