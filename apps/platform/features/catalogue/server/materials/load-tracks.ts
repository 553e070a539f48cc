// The tracks that ship with Dragoman, read from `content/tracks`. That they add up is seen to by the tests of the content.
import { track } from '@dragoman/materials';
import type { Track } from '@dragoman/materials';
import { readContentFolder } from '../../../../core/content/read-content.ts';

export function loadTracks(folder: URL): Track[] {
  return readContentFolder(folder, track);
}
