// The worlds of the study: what is true of the synthetic people, and what the library believes about them.
import { type Bank, defaultModel, type FusionModel, perturbBank, syntheticBank } from '@dragoman/psychometrics';

export interface World {
  /** Name printed in the table. */
  name: string;
  block: 'grid' | 'forms' | 'misspecified' | 'sensitivity' | 'targets';
  /** What the library believes. */
  model: FusionModel;
  /** How the people are made. */
  trueModel: FusionModel;
  /** What the items are like. */
  trueBank: Bank;
  targets: Readonly<Record<string, number>>;
  /** Share of the asked number of people. */
  share: number;
  /** Other people's ratings, and five further observations, besides. */
  raters: boolean;
  /** Share of a rater's error that is one impression of the whole person; the library believes it is 0. */
  raterHalo: number;
  /** Runs besides the full form. */
  extraForms: boolean;
}

export const BANK: Bank = syntheticBank({ skills: 8, statements: 16, scenarios: 7 });

const EQUAL = targetsOf([3, 3, 3, 3, 3, 3, 3, 3]);
const UNEQUAL = targetsOf([3.5, 3.5, 3, 3, 3, 3, 2.5, 2.5]);

const TRUTHS = ['performance', 'peer-universe'] as const;
const CORRELATIONS = [0, 0.3, 0.5];

/** All worlds in the order of the table. */
export function studyWorlds(): World[] {
  return [...gridWorlds(), ...formWorlds(), ...targetWorlds(), ...misspecifiedWorlds(), ...sensitivityWorlds()];
}

function gridWorlds(): World[] {
  return TRUTHS.flatMap((truth) =>
    CORRELATIONS.map((skillCorrelation) => {
      const model = defaultModel({ truth, skillCorrelation });
      const name = 'model true';
      return world({ name, block: 'grid', model, share: 1, raters: true });
    }),
  );
}

function formWorlds(): World[] {
  const name = 'other forms';
  return TRUTHS.map((truth) =>
    world({ name, block: 'forms', model: defaultModel({ truth }), share: 0.5, extraForms: true }),
  );
}

function targetWorlds(): World[] {
  const name = 'unequal targets';
  return TRUTHS.map((truth) => world({ name, block: 'targets', model: defaultModel({ truth }), targets: UNEQUAL }));
}

function misspecifiedWorlds(): World[] {
  const model = defaultModel();
  const wrongBank = perturbBank(BANK, { logDiscriminationSd: 0.3, locationSd: 0.5 }, 'wrong-items');
  const weak = withValidity(model, 0.145, 0.16);
  const apart = defaultModel({ skillCorrelation: 0 });
  const close = defaultModel({ skillCorrelation: 0.6 });
  const halo = defaultModel({ halo: 0.6 });
  const lenient = withLeniency(model, 0.8);
  const all = withLeniency({ ...withValidity(model, 0.145, 0.16), skillCorrelation: 0.6, halo: 0.3 }, 0.8);
  return [
    world({ name: 'validities half as high', model, trueModel: weak }),
    world({ name: 'skills independent', model, trueModel: apart }),
    world({ name: 'skills correlate .6', model, trueModel: close }),
    world({ name: 'halo .6', model, trueModel: halo }),
    world({ name: 'leniency .8', model, trueModel: lenient }),
    ...TRUTHS.map((truth) => {
      const name = `half of a rater's error is one impression, truth ${truth}`;
      return world({ name, model: defaultModel({ truth }), raters: true, raterHalo: 0.5 });
    }),
    world({ name: 'item parameters wrong', model, trueBank: wrongBank }),
    world({ name: 'validities, correlation, leniency and items wrong', model, trueModel: all, trueBank: wrongBank }),
  ];
}

/** The published scenario validity read as that of a typical test instead of an endless one: .32 / sqrt(.46). */
function sensitivityWorlds(): World[] {
  const base = defaultModel();
  const model = withValidity(base, base.validity.self.value, base.validity.scenario.value / Math.sqrt(0.46));
  return [world({ name: 'scenario validity .47', block: 'sensitivity', model })];
}

function world(parts: Partial<World> & Pick<World, 'name' | 'model'>): World {
  return {
    block: 'misspecified',
    trueModel: parts.model,
    trueBank: BANK,
    targets: EQUAL,
    share: 0.3,
    extraForms: false,
    raters: false,
    raterHalo: 0,
    ...parts,
  };
}

function targetsOf(levels: readonly number[]): Record<string, number> {
  return Object.fromEntries(BANK.skills.map((skill, k) => [skill, levels[k]!]));
}

function withValidity(model: FusionModel, self: number, scenario: number): FusionModel {
  const { validity } = model;
  return {
    ...model,
    validity: {
      ...validity,
      self: { ...validity.self, value: self },
      scenario: { ...validity.scenario, value: scenario },
    },
  };
}

function withLeniency(model: FusionModel, self: number): FusionModel {
  return { ...model, leniency: { ...model.leniency, self: { ...model.leniency.self, value: self } } };
}
