// Reads the synthetic network from the folder of contents.
import { readContent } from '../../../core/content/read-content.ts';
import { syntheticNetwork } from '../contract.ts';
import type { SyntheticNetwork } from '../contract.ts';

/** @param folder the folder of `network.json` */
export function readNetwork(folder: URL): SyntheticNetwork {
  return readContent(new URL('network.json', folder), syntheticNetwork);
}
