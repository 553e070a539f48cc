// Reads the synthetic network and its people loop from the folder of contents.
import { readContentAsWritten } from '../../../core/content/read-content.ts';
import { syntheticNetwork } from '../contract.ts';
import type { SyntheticNetwork } from '../contract.ts';
import { syntheticPeopleLoop } from '../loop-contract.ts';
import type { SyntheticPeopleLoop } from '../loop-contract.ts';

/** @param folder the folder of `network.json` */
export function readNetwork(folder: URL): SyntheticNetwork {
  return readContentAsWritten(new URL('network.json', folder), syntheticNetwork);
}

/** @param folder the folder of `people-loop.json` */
export function readPeopleLoop(folder: URL): SyntheticPeopleLoop {
  return readContentAsWritten(new URL('people-loop.json', folder), syntheticPeopleLoop);
}
