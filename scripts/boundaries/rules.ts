// The rules about who may point at whom, each a function that gives the sentence to say when it is broken.
import { FEATURE_LEFTS, isLeftOf } from './feature-order.ts';
import { isServer, isWeb } from './place.ts';
import type { Place } from './place.ts';

export interface Crossing {
  readonly from: Place;
  readonly to: Place;
  readonly isTypeOnly: boolean;
  /** By package name (`@dragoman/kernel`) and not by a path. */
  readonly isByName: boolean;
  /** The importing file is a test, or the program that writes the policy table. */
  readonly isTest: boolean;
}

type Rule = (crossing: Crossing) => string | null;

const STAND_ALONE: ReadonlySet<string> = new Set(['psychometrics', 'matching', 'interop', 'ui']);
const MEETING_POINTS: ReadonlySet<string> = new Set(['contract', 'limits', 'errors', 'server-door']);

const packagesImportNoApp: Rule = ({ from, to }) =>
  from.room === 'package' && to.room !== 'package' ? 'a package may import packages only' : null;

const librariesStandAlone: Rule = ({ from, to }) => {
  if (from.room !== 'package' || to.room !== 'package' || from.name === to.name) return null;
  if (from.name === 'kernel') return 'the kernel stands on nothing';
  return STAND_ALONE.has(from.name) && STAND_ALONE.has(to.name) ? `${from.name} may not import ${to.name}` : null;
};

/** Studies and scripts are not shipped and may look inside. */
const packagesByName: Rule = ({ from, to, isByName }) => {
  if (to.room !== 'package' || isByName || from.room === 'outside') return null;
  return from.room === 'package' && from.name === to.name
    ? null
    : 'another package is imported by its name, not by a path';
};

const coreKnowsNoFeature: Rule = ({ from, to }) =>
  from.room === 'core' && !['core', 'package', 'content'].includes(to.room)
    ? 'core may import core, packages and content only'
    : null;

const webNeverImportsServer: Rule = ({ from, to }) =>
  isWeb(from) && isServer(to) ? 'what runs in the browser may not import what runs on the server' : null;

const webTakesTypesOfContracts: Rule = ({ from, to, isTypeOnly }) => {
  if (!isWeb(from) || isTypeOnly) return null;
  if (to.room === 'core') return 'the browser takes only types from core';
  return to.room === 'feature' && to.layer === 'contract'
    ? 'the browser takes only types from a contract; values stand in limits.ts'
    : null;
};

const serverNeverImportsWeb: Rule = ({ from, to }) =>
  isServer(from) && isWeb(to) ? 'what runs on the server may not import what runs in the browser' : null;

const featuresMeetAtDoors: Rule = ({ from, to, isTest }) => {
  if (to.room !== 'feature') return null;
  if (from.room === 'feature' && from.feature === to.feature) return null;
  if (isWeb(from) && from.room === 'composition' && to.layer === 'web') return null;
  if (isTest && isServer(from) && to.layer === 'testing') return null;
  if (from.room === 'outside') return null;
  return MEETING_POINTS.has(to.layer)
    ? null
    : 'a feature is entered through contract.ts, limits.ts, errors.ts or server/index.ts';
};

const featuresKnowTheirLeft: Rule = ({ from, to }) => {
  if (from.room !== 'feature' || to.room !== 'feature' || from.feature === to.feature) return null;
  return isLeftOf(to.feature, from.feature) ? null : `${to.feature} is not to the left of ${from.feature}`;
};

const featuresAreOrdered: Rule = ({ from }) =>
  from.room === 'feature' && !(from.feature in FEATURE_LEFTS)
    ? `the feature ${from.feature} has no place in feature-order.ts`
    : null;

const onlyTheTopComposes: Rule = ({ from, to }) => {
  if (from.room !== 'feature' || to.room !== 'composition') return null;
  return to.layer === 'server' ? 'a feature may not import the composition' : null;
};

const contractsAreSafe: Rule = ({ from, to }) => {
  if (from.room !== 'feature' || !['contract', 'limits', 'errors'].includes(from.layer)) return null;
  return isServer(to) || isWeb(to) ? 'a contract may not import server or web code' : null;
};

const appsStandAlone: Rule = ({ from, to }) => {
  if (from.room === 'app')
    return to.room === 'package' || (to.room === 'app' && to.name === from.name)
      ? null
      : 'an app may import packages only';
  return to.room === 'app' && from.room !== 'outside' ? 'an app is imported by nobody' : null;
};

const RULES: readonly Rule[] = [
  packagesImportNoApp,
  librariesStandAlone,
  packagesByName,
  coreKnowsNoFeature,
  webNeverImportsServer,
  webTakesTypesOfContracts,
  serverNeverImportsWeb,
  featuresMeetAtDoors,
  featuresKnowTheirLeft,
  featuresAreOrdered,
  onlyTheTopComposes,
  contractsAreSafe,
  appsStandAlone,
];

/** Sentences about what this import breaks; empty when it is allowed. */
export function findBrokenRules(crossing: Crossing): string[] {
  return RULES.flatMap((rule) => rule(crossing) ?? []);
}

const EMPTY_NAMES = /^(utils?|helpers?|common|misc|lib)$/;

/** Folders and files whose name says nothing about what is inside. */
export function findEmptyNames(paths: readonly string[]): string[] {
  return paths
    .filter((path) => EMPTY_NAMES.test((path.split('/').at(-1) ?? '').replace(/\..*$/, '')))
    .map((path) => `${path}: this name says nothing; call it after what it holds`);
}
