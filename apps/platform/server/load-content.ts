// Reads all content once at start, so that a mistake in a file stops the start and not a person.
import { loadFramework } from '../features/framework/server/index.ts';
import type { Framework } from '../features/framework/contract.ts';
import { loadItemBank } from '../features/itembank/server/index.ts';
import type { ItemBank } from '../features/itembank/contract.ts';
import type { Track } from '@dragoman/materials';
import { loadModules, loadTracks, openLongModules } from '../features/catalogue/server/index.ts';
import type { LongModules } from '../features/catalogue/server/index.ts';
import type { TrainingModule } from '../features/catalogue/contract.ts';
import type { TaxonomySource } from '@dragoman/interop';
import { loadVocabulary } from '../features/taxonomy/server/index.ts';
import { loadMessages } from '../core/messages/messages.ts';
import type { Messages } from '../core/messages/messages.ts';

export interface Content {
  readonly framework: Framework;
  readonly bank: ItemBank;
  readonly modules: readonly TrainingModule[];
  readonly longModules: LongModules;
  readonly tracks: readonly Track[];
  /** Our own vocabulary of skills, one taxonomy a language. */
  readonly vocabulary: readonly TaxonomySource[];
  readonly messages: Messages;
}

/** The folder that ships with the program. */
export const CONTENT_FOLDER = new URL('../../../content/', import.meta.url);

export function loadContent(folder: URL = CONTENT_FOLDER): Content {
  return {
    framework: loadFramework(new URL('frameworks/dragoman-25/', folder)),
    bank: loadItemBank(new URL('itembanks/core/', folder)),
    modules: loadModules(new URL('modules/short/', folder)),
    tracks: loadTracks(new URL('tracks/', folder)),
    longModules: openLongModules(new URL('modules/long/', folder)),
    vocabulary: loadVocabulary(new URL('vocabulary/', folder)),
    messages: loadMessages(new URL('messages/', folder)),
  };
}
