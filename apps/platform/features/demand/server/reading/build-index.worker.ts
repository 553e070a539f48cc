// Builds the index of a list of skills in a process of its own and puts it where the readings find it.
import { renameSync, writeFileSync } from 'node:fs';
import { buildNeedIndex, loadMatchingModel, loadVocabularyFiles, packIndex } from '@dragoman/matching';
import type { TaxonomySource } from '@dragoman/matching';

export interface IndexToBuild {
  readonly sources: readonly TaxonomySource[];
  readonly matchingFolder: string;
  readonly vocabularyFolder: string;
  readonly file: string;
}

export function run({ sources, matchingFolder, vocabularyFolder, file }: IndexToBuild): void {
  const model = loadMatchingModel(matchingFolder);
  const bytes = packIndex(buildNeedIndex(sources, model, loadVocabularyFiles(vocabularyFolder)));
  // Under another name first: a reading never opens half an index.
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}
