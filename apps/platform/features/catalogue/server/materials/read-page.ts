// One material of a module to read on the screen.
import { AppError } from '@dragoman/kernel';
import { composeMaterial, listMaterials, renderBlocks } from '@dragoman/materials';
import type { LongModule, MaterialName } from '@dragoman/materials';
import type { MaterialKind } from '../../limits.ts';
import type { ReadablePage } from '../../materials-contract.ts';
import type { ModuleWords } from './present-module.ts';

/** For whom a reader may read: whoever leads a module reads everything, a participant what is for participants. */
export type Readership = 'everything' | 'participants';

/** @throws AppError `materials.no-page` when the module has no such page for this reader. */
export function findMaterial(module: LongModule, kind: string, language: string, readership: Readership): MaterialName {
  const found = listMaterials(module).find((each) => each.kind === kind && each.language === language);
  if (found === undefined || (readership === 'participants' && found.audience !== 'participants'))
    throw new AppError('materials.no-page');
  return found;
}

export function readPage(
  module: LongModule,
  wanted: { readonly kind: MaterialKind; readonly language: string },
  readership: Readership,
  words: ModuleWords,
): ReadablePage {
  const { kind, language } = findMaterial(module, wanted.kind, wanted.language, readership);
  const material = composeMaterial(module, kind, language, {
    sayIndicator: (id, inLanguage) => words.indicator(id)?.[inLanguage] ?? words.indicator(id)?.['en'],
  });
  return {
    kind,
    language,
    moduleTitle: material.moduleTitle,
    title: material.title,
    imprint: material.imprint,
    notice: material.notice,
    html: renderBlocks(material.blocks),
  };
}
