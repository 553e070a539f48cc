import { difOrdinal } from '@dragoman/psychometrics';
import { beforeAll, describe, expect, it } from 'vitest';
import { createInstrument } from '../../../assessment/server/index.ts';
import type { Instrument } from '../../../assessment/server/index.ts';
import { loadFramework } from '../../../framework/server/index.ts';
import { loadItemBank } from '../../../itembank/server/index.ts';
import type { SyntheticSample } from '../../loop-contract.ts';
import { readPeopleLoop } from '../read-network.ts';
import { drawValidationSample } from './validation-sample.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
const SEEDS = 20;
const NEEDED = 18;
const sample = readPeopleLoop(new URL('demo/', CONTENT)).sample!;
let instrument: Instrument;

beforeAll(() => {
  const bank = loadItemBank(new URL('itembanks/core/', CONTENT));
  instrument = createInstrument(loadFramework(new URL('frameworks/dragoman-25/', CONTENT)), bank);
});

/** Statements of the planted one's skill that are called different between the languages: sure by the corrected test, and not negligible. */
function findFlagged(of: SyntheticSample, seed: string): string[] {
  const skill = of.planted.item.replace(/-s\d+$/, '');
  const people = drawValidationSample(instrument, of, seed);
  const names = people[0]!.answers.map(({ itemId }) => itemId).filter((id) => id.startsWith(`${skill}-`));
  const reversed = new Set(instrument.bank.statements.filter((each) => each.reverse === true).map(({ id }) => id));
  const responses = people.map(({ answers }) => {
    const given = new Map(answers.map(({ itemId, category }) => [itemId, category]));
    return names.map((id) => (reversed.has(id) ? 4 - given.get(id)! : given.get(id)!));
  });
  const groups = people.map(({ language }) => language);
  const { items } = difOrdinal({ responses, groups, names, referenceGroup: 'en' }, { purify: true, maximumRounds: 4 });
  return items
    .filter(
      ({ adjustedP, effectClass }) =>
        adjustedP !== null && adjustedP < 0.05 && effectClass !== null && effectClass !== 'A',
    )
    .map(({ name }) => name);
}

describe('the planted difference between languages', () => {
  it('is found in at least 18 of 20 draws of the sample, and innocent statements of the skill are left alone in as many', () => {
    const found = Array.from({ length: SEEDS }, (_, index) => findFlagged(sample, `planted-${index}`));
    expect(found.filter((flagged) => flagged.includes(sample.planted.item)).length).toBeGreaterThanOrEqual(NEEDED);
    const innocent = found.filter((flagged) => flagged.every((id) => id === sample.planted.item));
    expect(innocent.length).toBeGreaterThanOrEqual(NEEDED);
  }, 120_000);

  it('is not found where it is not planted', () => {
    const none = { ...sample, planted: { ...sample.planted, harder: 0 } };
    const found = Array.from({ length: SEEDS }, (_, index) => findFlagged(none, `innocent-${index}`));
    expect(found.filter((flagged) => flagged.length === 0).length).toBeGreaterThanOrEqual(NEEDED);
  }, 120_000);
});
